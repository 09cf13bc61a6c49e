import { copy as stageCopy } from '#components/diagram/copy.vi.ts';
import type { ControlValue, Lab, LabCopy } from '#model/lab.ts';
import type { ProgramAction } from '#model/program-action.ts';
import { programName } from '#model/role.ts';
import { copy } from './copy.vi.ts';

/** What a lab's programs, controls and values go by in a sentence: as they are labelled where a learner sees them. */
export interface Names {
  program: (id: string) => string;
  /** Of a control, or of an action that every program has. */
  action: (id: string) => string;
  /** A value that was given to the control; empty where there is none. */
  value: (control: string, value: ControlValue | null) => string;
}

/** What a learner reads on the buttons of a program. */
export const programActionNames: Readonly<Record<ProgramAction, string>> = {
  kill: stageCopy.kill,
  freeze: stageCopy.freeze,
  thaw: stageCopy.thaw,
  leave: stageCopy.leave,
  run: stageCopy.run,
  remove: stageCopy.remove,
};
const labelsOfBuiltIn: Readonly<Record<string, string>> = programActionNames;

export const namesOf = (lab: Pick<Lab, 'roles'>, words: Pick<LabCopy, 'roles' | 'controls'>): Names => ({
  program: (id) => programName(lab, words, id),
  action: (id) => words.controls[id]?.label ?? labelsOfBuiltIn[id] ?? id,
  value: (control, value) => {
    const said = words.controls[control];
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object') return said?.options?.[`${value}`] ?? copy.withUnit(value, said?.unit);
    return Object.entries(value)
      .map(([id, one]) => {
        const field = said?.fields?.[id];
        return `${field?.label ?? id}: ${field?.options?.[one] ?? (one || copy.form.empty)}`;
      })
      .join(', ');
  },
});
