import type { Control, Lab, LabCopy } from './lab.ts';

/** Words of a lab that is declared by `defineLab`: a label that is missing or to spare does not compile. */
export type CopyOf<Of extends Lab> = OwnCopy<Of> &
  (Of extends { door: { requests: readonly (infer Request extends { id: string })[] } }
    ? { door: Record<Request['id'], string> }
    : object);

interface OwnCopy<Of extends Lab> extends Pick<LabCopy, 'title' | 'summary' | 'intro'> {
  roles: { [Role in keyof Of['roles'] & string]: { name: string; term?: string } };
  controls: { [One in Of['controls'][number] as One['id']]: ControlCopy<One> };
  predictions: { [One in Of['predictions'][number] as One['id']]: PredictionCopy<One['options'][number]> };
  objectives: Record<Of['story']['objectives'][number], string>;
  guide: { [One in Of['guide'][number] as One['objective']]: WordsOf<One['moves']> };
  hints: Record<Of['story']['hints'][number], string>;
}

/** A sentence for each move. */
type WordsOf<Moves extends readonly unknown[]> = { readonly [Index in keyof Moves]: string };

type ControlCopy<Of extends Control> = { label: string; unit?: string; help?: string } & (Of extends {
  kind: 'choice';
  options: readonly (infer Option extends string)[];
}
  ? { options: Record<Option, string> }
  : object) &
  (Of extends { kind: 'form'; fields: readonly (infer Field extends { id: string })[] }
    ? { fields: { [One in Field as One['id']]: FieldCopy<One> } }
    : object);

/** Of a field of a form: its label, labels of a choice's fixed options, what an empty text field suggests. */
type FieldCopy<Of> = { label: string; placeholder?: string } & (Of extends {
  options: readonly (infer Option extends string)[];
}
  ? { options: Record<Option, string> }
  : object);

interface PredictionCopy<Option extends string> {
  question: string;
  options: Record<Option, string>;
  explanation: Record<Option, string>;
  beliefs?: Partial<Record<Option, string>>;
}
