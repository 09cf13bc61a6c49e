import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { readClientReport } from './client-report.ts';
import { createSandboxFiles } from './files.ts';

/** A sandbox's corner of this machine: a folder of files that its programs share, gone with it. */
export const openCorner = ({ id }: SandboxScope, emit: Emit): Corner => {
  const files = createSandboxFiles(id);
  return {
    env: () => ({}),
    resolve: (value) => ('file' in value ? files.pathOf(value.file) : undefined),
    report(program, report) {
      const read = readClientReport(report);
      if (!read) return;
      const { kind: _, ...ran } = read;
      emit({ type: 'statement.ran', origin: 'client', program, ...ran });
    },
    files: files.paths,
    close: files.remove,
  };
};
