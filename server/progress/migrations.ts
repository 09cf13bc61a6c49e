import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every change of the tables, oldest first; one set for SQLite and PostgreSQL. A migration that shipped never changes. */
export const migrations: Record<string, Migration> = {
  '0001-progress': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('lesson_read')
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('lesson_read_key', ['learner', 'lesson'])
        .execute();
      await database.schema
        .createTable('quiz_answer')
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('lesson', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('answer', 'text', (column) => column.notNull())
        .addColumn('correct', 'integer')
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('quiz_answer_key', ['learner', 'lesson', 'question'])
        .execute();
      await database.schema
        .createTable('objective_met')
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('lab', 'text', (column) => column.notNull())
        .addColumn('objective', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('objective_met_key', ['learner', 'lab', 'objective'])
        .execute();
    },
  },
  '0002-predictions': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('prediction_settled')
        .addColumn('learner', 'text', (column) => column.notNull())
        .addColumn('lab', 'text', (column) => column.notNull())
        .addColumn('prediction', 'text', (column) => column.notNull())
        .addColumn('correct', 'integer', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('prediction_settled_key', ['learner', 'lab', 'prediction'])
        .execute();
      // All learners' answers to one lab are counted.
      await database.schema
        .createIndex('prediction_settled_lab')
        .on('prediction_settled')
        .columns(['lab', 'prediction'])
        .execute();
    },
  },
};
