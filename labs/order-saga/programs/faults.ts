// Chết đúng ở một chỗ: lệnh "die charge after" đặt bẫy, và chương trình chết khi chạy tới dòng here('charge after').
const traps = new Set<string>();

export function dieAt(point: string) {
  traps.add(point);
}

/** Không dọn dẹp, không chào ai: như mất điện ở đúng dòng này. */
export function here(point: string) {
  if (traps.has(point)) process.kill(process.pid, 'SIGKILL');
}
