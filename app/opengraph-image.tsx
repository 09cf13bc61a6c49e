import { copy } from './copy.vi.ts';
import { socialImage, socialImageSize } from './social-image.tsx';

export const size = socialImageSize;
export const contentType = 'image/png';
export const alt = copy.title;

export default function Image() {
  return socialImage(copy.tagline, copy.description);
}
