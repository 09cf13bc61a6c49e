/** More at once than a corner takes. */
export class TooMany extends Error {
  override name = 'TooMany';
}
