/** Whether a request comes from our own pages: browsers name the page's origin in every request that changes something. */
export const isOwnOrigin = (headers: {
  origin: string | null | undefined;
  host: string | null | undefined;
}): boolean => {
  // No browser omits it on a cross-site request of that kind; curl and scripts do.
  if (!headers.origin) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
};
