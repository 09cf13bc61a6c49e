import { LabFrame } from '#components/lesson/lab-frame.tsx';
import { copy } from './copy.vi.ts';

const slug = 'kafka-consumer-groups';

/** The one moving thing on the home page: a real run of the consumer-group lab. */
export function HomeRecording() {
  return <LabFrame slug={slug} caption={copy.recording} />;
}
