/** The services that may hear of an order, from top to bottom of the stage. */
export const services = ['email', 'inventory', 'analytics'] as const;
export type Service = (typeof services)[number];

export const exchange = 'order.created';

/** How long a service works on one order, in ms: as its program does. */
export const workTimes: Readonly<Record<Service, number>> = { email: 900, inventory: 500, analytics: 300 };

/** Id of the control that says which kind of queue a program of the service uses. */
export const modeSetting = <Name extends Service>(service: Name): `${Name}-queue` => `${service}-queue`;

/** Service of a role or of a queue: `email` and `email.4711` are both the e-mail service's. */
export const serviceOf = (name: string): Service | undefined => services.find((one) => one === name.split('.')[0]);

/** A queue that belongs to one connection and goes with it; the others are named after their service alone. */
export const isTemporary = (queue: string): boolean => queue.includes('.');
