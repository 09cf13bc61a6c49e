import type { Page } from '@playwright/test';
import { logOf } from './lab-page.ts';

/** The home page in the words that a visitor reads on it. */
export const homePage = (page: Page) => {
  const figure = page.getByRole('region', { name: 'Một worker bị kill khi đang giữ đơn' });
  return {
    figure,
    badge: figure.getByText('TRỰC TIẾP'),
    kill: figure.getByRole('button', { name: /^kill -9/ }),
    lines: figure.getByRole('list').getByRole('listitem'),
    kills: async (): Promise<string[]> => {
      const events = await logOf(page.request, 'rabbitmq-work-queue');
      return events.flatMap((event) =>
        event.type === 'program.exited' && event.cause === 'killed' ? event.program : [],
      );
    },
  };
};

/** What is told of one kill, from the first line to the last. */
export const wholeStory = [
  /Broker giao #\w+ cho worker-\d$/,
  /worker-\d bị kill \(SIGKILL\)$/,
  /Kết nối của worker-\d đứt$/,
  /Broker giao #\w+ cho worker-\d, redelivered$/,
  /worker-\d ack #\w+$/,
];
