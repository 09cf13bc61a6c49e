interface Readme {
  title: string;
  summary: string;
  brokers: readonly string[];
  /** Commands that are run once, after the brokers have started. */
  prepare: readonly string[];
  programs: readonly string[];
}

const withBrokers = `Muốn phá: mở hai worker, gửi vài message, rồi \`kill -9\` một worker bằng số pid của nó.

Xong thì dọn: \`docker compose down\`.
`;

/** Words of a lab's archive. */
export const copy = {
  readme: ({ title, summary, brokers, prepare, programs }: Readme): string => `# ${title}

${summary}

Đây là các chương trình của lab, đúng những tệp chạy trên Trạm Tin. Cần ${brokers.length > 0 ? `Docker (để chạy ${brokers.join(' và ')}) và ` : ''}Node.js 24 trở lên.

## Chạy

\`\`\`sh
${brokers.length > 0 ? 'docker compose up -d\n' : ''}npm install
${prepare.map((command) => `${command}\n`).join('')}\`\`\`

Mở mỗi chương trình trong một cửa sổ dòng lệnh riêng:

\`\`\`sh
${programs.map((program) => `node ${program}`).join('\n')}
\`\`\`

Lệnh gõ được vào từng chương trình và các biến môi trường của nó nằm ở đầu tệp. Không đặt địa chỉ thì chương trình tìm ở máy này.
${brokers.length > 0 ? withBrokers : ''}`,
};
