import { technologyModels } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';

const nameOf = (technology: Technology): string => technologyModels[technology].name;

/** What a learner or the person at the console is told of a broker's state. */
export const copy = {
  lostNative: (technology: Technology) => ({
    sentence: `${nameOf(technology)} vừa dừng, trạm đang bật lại.`,
    remedy: 'Bạn không phải làm gì: lab chạy tiếp khi broker trở lại.',
  }),
  lostRemote: (technology: Technology, where: string) => ({
    sentence: `Không kết nối được ${nameOf(technology)} ở ${where}.`,
    remedy: 'Kiểm tra broker đó còn chạy không. Trạm thử lại mỗi giây.',
  }),
  failedToStart: (technology: Technology, folder: string) => ({
    sentence: `${nameOf(technology)} không khởi động được.`,
    remedy: `Xem log trong ${folder}. Trạm vẫn thử lại.`,
  }),
  folderInUse: (technology: Technology, pid: number) => ({
    sentence: `${nameOf(technology)} của thư mục dữ liệu này đang phục vụ một trạm khác (pid ${pid}).`,
    remedy: 'Dừng trạm kia, hoặc đặt TRAMTIN_DATA sang thư mục khác.',
  }),
  notSetUp: (technology: Technology) => ({
    sentence: `${nameOf(technology)} chưa được chuẩn bị.`,
    remedy: 'Dừng trạm rồi chạy npm start.',
  }),
  notOurs: (technology: Technology) =>
    `Lab này giết cả broker, nên cần một ${nameOf(technology)} riêng do trạm bật. Trạm này đang dùng ${nameOf(technology)} của Docker hoặc của nơi khác: chạy TRAMTIN_BROKERS=extracted npm start để có lab này.`,
  badEnvironment: (sentence: string) => ({
    sentence,
    remedy: 'Sửa biến môi trường rồi chạy lại npm start.',
  }),
  unknownVersion: 'không rõ phiên bản',
};
