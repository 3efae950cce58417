// The screen of the built program, read back from what its painter writes: every row is addressed absolutely.

export type Screen = {
	readonly feed: (data: string) => void;
	/** Without styles and links, from the top. */
	readonly rows: () => readonly string[];
};

const ROW = /\u001B\[(\d+);1H\u001B\[K/;
const LONGEST_SEQUENCE = 64 * 1024;

export function createScreen(): Screen {
	let rows: string[] = [];
	let rest = '';
	return {
		feed(data) {
			rest += data;
			// A row that may go on in the next piece waits for it; each update ends in a sequence of its own.
			const end = rest.lastIndexOf('\u001B[?2026l');
			if (end === -1 && rest.length < LONGEST_SEQUENCE) return;
			const parts = rest.slice(0, end).split(ROW);
			rest = rest.slice(end);
			if (parts[0]?.includes('\u001B[2J')) rows = [];
			for (let at = 1; at < parts.length; at += 2) rows[Number(parts[at]) - 1] = withoutEscapes(parts[at + 1] ?? '');
		},
		rows: () => Array.from(rows, row => row ?? ''),
	};
}

/** The text with control sequences and link addresses taken out. */
export function withoutEscapes(output: string): string {
	return output.replace(/\u001B\[[0-9;?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?/g, '');
}

/** The first row of the post that is chosen; the bar beside it stands in other themes too. */
export const chosenOf = (rows: readonly string[]): string => rows.find(row => row.startsWith('▌')) ?? '';
