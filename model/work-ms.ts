/** How long a message asks to be worked on, in ms, where its body says so: `{"workMs":900}`. */
export const statedWorkMs = (body: string): number | undefined => Number(/"workMs":(\d+)/.exec(body)?.[1]) || undefined;
