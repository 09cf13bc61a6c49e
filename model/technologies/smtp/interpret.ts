import { labelOf } from '../../label.ts';
import type { Interpretation } from '../../legs.ts';
import { createTrips } from '../../trips.ts';
import type { MailPicture } from './picture.ts';
import { inboxStation } from './stations.ts';

/** What the events of SMTP mean: a mail goes to the server and stays there, comes back refused, or finds nobody. */
export const interpretSmtp = (): Interpretation => {
  const trips = createTrips('smtp');
  const start = ({ id, subject }: Pick<MailPicture, 'id' | 'subject'>) =>
    trips.start(id, { message: id, label: labelOf(subject ?? id.split('.').at(-1) ?? ''), subject: subject ?? id });

  return {
    begin(base) {
      trips.clear();
      for (const mail of base.mails) if (!mail.ended) start(mail).station = inboxStation(mail.server);
    },
    take(event, to) {
      switch (event.type) {
        case 'mail.sent': {
          const { mail: id, program, server, subject } = event;
          const trip = start({ id, ...(subject !== undefined && { subject }) });
          to.leg(trips.leg(event, trip, 'sent', [program, inboxStation(server)]));
          break;
        }
        case 'mail.accepted': {
          const trip = trips.get(event.mail);
          if (trip) to.leg(trips.leg(event, trip, 'stays', [trip.station], { ends: true }));
          trips.end(event.mail);
          break;
        }
        case 'mail.refused': {
          const trip = trips.get(event.mail);
          if (trip) {
            const [manner, stops] =
              event.code === null
                ? (['stays', [trip.station]] as const)
                : (['back', [trip.station, event.program]] as const);
            const reason = event.code === null ? 'no-server' : 'mail-refused';
            to.leg(trips.leg(event, trip, manner, stops, { reason, ends: true }));
          }
          trips.end(event.mail);
          break;
        }
      }
    },
  };
};
