/** Words on mails. */
export const copy = {
  corner: 'cổng SMTP',
  inbox: 'Hộp thư',
  count: (accepted: number) => `${accepted} thư qua SMTP`,
  empty: 'chưa có thư',
  row: 'hộp thư',
  legend: 'SMTP: thư',
  reasons: { 'mail-refused': 'mail server từ chối', 'no-server': 'không có mail server nào nghe' },
  inspector: { to: 'gửi tới', title: 'tiêu đề', reply: 'mail server trả lời' },
  sent: (program: string, name: string, to: string) => `${program} gửi thư ${name} tới ${to}`,
  accepted: (program: string, reply: string) => `${program}: mail server đã nhận thư, "${reply}"`,
  refused: (program: string, reply: string) => `${program}: thư không đi được, "${reply}"`,
};
