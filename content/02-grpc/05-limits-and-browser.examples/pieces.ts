// Một bản kê dài, gửi nguyên một message hay cắt khúc; client chỉ đọc message tới 1 MiB.
import { randomBytes } from 'node:crypto';
import { type ConnectRouter, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const mostBytes = 1024 * 1024;
const pieceBytes = 64 * 1024;

export const clientOf = (baseUrl: string) =>
  createClient(StockService, createGrpcTransport({ baseUrl, readMaxBytes: mostBytes }));

/** Cả bản kê trong một message: cả hai bên phải giữ trọn nó trong bộ nhớ. */
export const whole = (router: ConnectRouter) =>
  router.service(StockService, {
    async *watchStock({ detailBytes }) {
      yield { number: 1, detail: randomBytes(detailBytes) };
    },
  });

/** Từng khúc 64 KB: giới hạn tính cho mỗi message, không tính cho cả luồng. */
export const inPieces = (router: ConnectRouter) =>
  router.service(StockService, {
    async *watchStock({ detailBytes }) {
      const detail = randomBytes(detailBytes);
      for (let at = 0; at < detail.length; at += pieceBytes) {
        yield { number: at / pieceBytes + 1, detail: detail.subarray(at, at + pieceBytes) };
      }
    },
  });
