/** The lab that the home page plays and runs, and the one of its experiments that it does. */
export const slug = 'rabbitmq-work-queue';
export const objective = 'redelivered';

/**
 * A run of that experiment, and the seconds of it that are played. `trace.json` is the log of a room in which the button of the
 * home page was pressed, as "Tải bản ghi" of the lab's page gives it and `asPreview` shows it to others.
 */
export const recording = { slug, log: '/ban-ghi.json', from: 4.6, to: 10.4, autoPlay: true };

/** Under which it is kept that the visitor has a run of their own. */
export const kept = 'home-run';
