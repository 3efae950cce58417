import type {Highlight} from './render/line.ts';

let room: typeof import('./render/highlight.ts') | null = null;

/** Colours for code, as far as languages are loaded. */
export const highlight: Highlight = (code, language) => room?.highlightCode(code, language) ?? null;

/** Loads what code in these languages needs. @returns whether there are more colours than before. */
export async function loadLanguages(names: readonly string[]): Promise<boolean> {
	room ??= await import('./render/highlight.ts');
	return room.loadLanguages(names);
}
