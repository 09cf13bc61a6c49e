export async function startCompose() {
  throw new Error('todo');
}
