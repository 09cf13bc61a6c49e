// Giờ trong ngày viết là "08:00:14"; tính toán thì bằng giây.

/** "08:00:14" là giây thứ mấy của ngày. */
export function secondsOf(clock: string) {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return 3600 * hours + 60 * minutes + seconds;
}

/** Giây thứ mấy của ngày, viết thành "08:00:14". */
export function clockOf(seconds: number) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
