export const chromiumComesByNpm: boolean;
export const executablePath: string | undefined;
export const args: string[];
export const launchOptions: { executablePath?: string; args: string[] };
