import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { type Figure, meter, ownPart, programCard } from '#model/scene/stations.ts';
import { straight } from '#model/scene/tracks.ts';
import type { Frame, Scene } from '#model/scene.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { words } from './copy.vi.ts';
import { lastPriceMs } from './rushes.ts';

export { parts } from './parts.tsx';

/** Checkout between payment and the price list; under them the breaker, when calls came to payment, and what became of each customer. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, plans[frame](picture)),
  rows: ['checkout', 'payment', 'catalog'],
});

const priceMeter = (picture: Picture): Figure => {
  const ms = lastPriceMs(picture);
  return {
    id: 'price',
    label: words.price,
    value: ms === undefined ? words.noPrice : words.ms(ms),
    ...(ms !== undefined && ms >= 1_000 && { tone: 'alert' as const }),
  };
};

const landscape = (picture: Picture): Plan => {
  const checkout = programCard('checkout', { x: 82, y: 94, width: 150, height: 168 });
  const payment = programCard('payment', { x: 618, y: 56, width: 172, height: 92 });
  const catalog = programCard('catalog', { x: 618, y: 148, width: 172, height: 60 });
  const charging = rails(picture, 'ChargeCard', checkout, payment, { y: 56, height: 92 });
  const asking = rails(picture, 'GetPrice', checkout, catalog, { y: 148, height: 60 });
  const charges = sqlTable('charges', { x: 880, y: 94, width: 196, height: 168 });
  return {
    ...desk(474),
    stations: [
      checkout,
      payment,
      catalog,
      charging.station,
      asking.station,
      charges,
      ownPart('breaker', { x: 108, y: 292, width: 202, height: 190 }),
      meter(priceMeter(picture), { x: 108, y: 436, width: 202, height: 60 }),
      ownPart('calls', { x: 440, y: 332, width: 420, height: 272 }),
      ownPart('customers', { x: 832, y: 332, width: 304, height: 272 }),
    ],
    tracks: [...charging.tracks, ...asking.tracks, straight(payment, charges, { at: 56 })],
  };
};

const portrait = (picture: Picture): Plan => {
  const checkout = programCard('checkout', { x: 195, y: 34, width: 366, height: 60 });
  const payment = programCard('payment', { x: 110, y: 216, width: 196, height: 76 });
  const catalog = programCard('catalog', { x: 305, y: 216, width: 146, height: 76 });
  const charging = rails(picture, 'ChargeCard', checkout, payment, { x: 80, width: 130 });
  const asking = rails(picture, 'GetPrice', checkout, catalog, { x: 262, width: 60 });
  const charges = sqlTable('charges', { x: 110, y: 358, width: 196, height: 136 });
  return {
    ...phone(1170),
    stations: [
      checkout,
      payment,
      catalog,
      charging.station,
      asking.station,
      charges,
      meter(priceMeter(picture), { x: 305, y: 358, width: 146, height: 60 }),
      ownPart('breaker', { x: 195, y: 540, width: 358, height: 190 }),
      ownPart('calls', { x: 195, y: 772, width: 366, height: 240 }),
      ownPart('customers', { x: 195, y: 1032, width: 366, height: 260 }),
    ],
    tracks: [...charging.tracks, ...asking.tracks, straight(payment, charges)],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
