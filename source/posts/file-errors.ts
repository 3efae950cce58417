/** The system's name for what went wrong with a file: `ENOENT` and the like. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Whether nothing is wrong but that this process, or all together, have too many files open just now. */
export function isOutOfFiles(error: unknown): boolean {
	const code = codeOf(error);
	return code === 'EMFILE' || code === 'ENFILE';
}

/** Whether there is nothing of that name, or no longer. */
export function isGone(error: unknown): boolean {
	const code = codeOf(error);
	return code === 'ENOENT' || code === 'ENOTDIR';
}
