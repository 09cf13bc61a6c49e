/** One word of the field: `also` are other spellings a learner may search for, `text` is plain text, `lesson` is where it is explained, as `line/slug`. */
export interface GlossaryEntry {
  id: string;
  term: string;
  also?: readonly string[];
  text: string;
  lesson: string;
}
