/** A program of the shop: what it needs to be told, and the lines by which it says that it is there. */
export interface Member {
  /** Where it serves unless told otherwise; undefined for one that only consumes. */
  usualPort?: number;
  scheme?: 'http' | 'smtp';
  /** Whose addresses it gets, by the variable. */
  calls?: Readonly<Record<string, MemberName>>;
  database: boolean;
  /** All of them printed: it is ready. */
  ready: readonly RegExp[];
}

export type MemberName = 'user' | 'product' | 'payment' | 'order' | 'analytics' | 'notification' | 'mail' | 'gateway';

const grpc = /^Nghe gRPC/;

/** The programs of `labs/order-saga/programs/`, those that are called before those that call. */
export const members: Readonly<Record<MemberName, Member>> = {
  user: { usualPort: 50051, database: true, ready: [grpc] },
  product: { usualPort: 50052, database: true, ready: [grpc] },
  payment: { usualPort: 50054, database: true, ready: [grpc] },
  mail: { usualPort: 2525, scheme: 'smtp', database: true, ready: [/^Nhận thư ở cổng/] },
  order: {
    usualPort: 50053,
    calls: { USER_URL: 'user', PRODUCT_URL: 'product', PAYMENT_URL: 'payment' },
    database: true,
    ready: [grpc, /^Đã nối tới RabbitMQ/],
  },
  analytics: { usualPort: 50055, database: true, ready: [grpc, /^Vào group/] },
  notification: { calls: { MAIL_URL: 'mail' }, database: true, ready: [/^Đã nối tới RabbitMQ/] },
  gateway: {
    usualPort: 4000,
    calls: { USER_URL: 'user', PRODUCT_URL: 'product', ORDER_URL: 'order', ANALYTICS_URL: 'analytics' },
    database: false,
    ready: [/^Cổng mở ở/],
  },
};

export const memberNames: readonly MemberName[] = [
  'user',
  'product',
  'payment',
  'mail',
  'order',
  'analytics',
  'notification',
  'gateway',
];
