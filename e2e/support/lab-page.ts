import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type { LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { expect } from './test.ts';

/** Wide enough for everything at once; narrower windows put the stage and the tasks into tabs. */
export const wide = { width: 1440, height: 900 };

export type Tab = 'Nhiệm vụ' | 'Mã nguồn' | 'Message' | 'Nhật ký';
export type CardAction = 'kill -9' | 'Đóng băng' | 'Rã băng' | 'Rời đi' | 'Chạy lại' | 'Bỏ thẻ';

/** A lab's page in the words that a learner reads on it. */
export const labPage = (page: Page, slug: string) => {
  const card = (program: string): Locator => page.getByRole('region', { name: program, exact: true });
  const tab = (name: Tab): Locator => page.getByRole('tab', { name });
  const lab = {
    page,
    slug,
    badge: page.getByText(/^(TRỰC TIẾP|PHÁT LẠI)$/),
    stage: page.getByRole('group', { name: /^Sân ga/ }),
    playhead: page.getByRole('slider', { name: /^Biểu đồ chạy tàu/ }),
    startButton: page.getByRole('button', { name: 'Chạy thật lab này' }),
    card,
    /** Messages in the hands of a program. */
    held: (program: string): Locator => card(program).getByRole('button', { name: /^Xem message/ }),
    open: async (): Promise<void> => {
      await page.goto(`/lab/${slug}`);
    },
    /** Opens the page and runs the lab until the broker has told of the first consumers. */
    start: async (): Promise<void> => {
      await lab.open();
      await lab.startButton.click();
      await expect(lab.badge).toHaveText('TRỰC TIẾP');
    },
    press: (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click(),
    /** Sends so many at once. */
    sendMany: async (count: number): Promise<void> => {
      await page.getByRole('spinbutton', { name: 'Số lượng cho Gửi nhiều' }).fill(`${count}`);
      await lab.press('Gửi nhiều');
    },
    /** Gives whoever looks at them more time: they work four times as long on each order. */
    slowWorkers: async (): Promise<void> => {
      for (const worker of ['worker-1', 'worker-2']) {
        await lab.press(`Tốc độ: nhanh, ${worker}`);
        await expect(page.getByRole('button', { name: `Tốc độ: chậm, ${worker}` })).toBeVisible();
      }
    },
    act: (action: CardAction, program: string): Promise<void> => lab.press(`${action}: ${program}`),
    /** Starts the lab over, and means it. */
    reset: async (): Promise<void> => {
      await lab.press('Đặt lại');
      await lab.press('Chạy lại từ đầu');
    },
    openTab: (name: Tab): Promise<void> => tab(name).click(),
    objective: (text: string): Locator =>
      page.getByRole('tabpanel', { name: 'Nhiệm vụ' }).getByRole('listitem').filter({ hasText: text }),
    /** Newest first. */
    logLines: page.getByRole('tabpanel', { name: 'Nhật ký' }).getByRole('listitem'),
  };
  return lab;
};
export type LabPage = ReturnType<typeof labPage>;

/** Id of the learner's running sandbox of a lab; whose cookies the request carries says which learner. */
export const sandboxOf = async (request: APIRequestContext, slug: string): Promise<string> => {
  const response = await request.get(`/api/sandboxes?lab=${slug}`);
  const body: { sandbox: { sandboxId: string } | null } = await response.json();
  if (!body.sandbox) throw new Error(`no sandbox of ${slug} is open`);
  return body.sandbox.sandboxId;
};

/** The log of the learner's run, as the server keeps it. */
export const logOf = async (request: APIRequestContext, slug: string): Promise<LabEvent[]> => {
  const response = await request.get(`/api/sandboxes/${await sandboxOf(request, slug)}/log`);
  return logFile.parse(await response.json()).events;
};
