/** The line that begins there, with its line feed; nothing at the end. */
export function lineAt(source: string, at: number): string {
	const end = source.indexOf('\n', at);
	return source.slice(at, end === -1 ? undefined : end + 1);
}

const FENCE = /^[ \t]*(`{3,}(?![^\n]*`)|~{3,})/;

/** The marks of the fence that is open behind a line, nothing where none is; `fence` is the one that is open before it. */
export function fenceAfter(line: string, fence: string): string {
	const [, marks = ''] = FENCE.exec(line) ?? [];
	if (fence === '') return marks;
	return marks.startsWith(fence) && line.trim() === marks ? '' : fence;
}
