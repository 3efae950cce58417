import type {Options} from './options.ts';
import type {Problem} from './posts/post.ts';
import type {Glyphs} from './render/line.ts';
import type {Look} from './render/theme/theme.ts';
import type {ReadingState} from './store/reading-state.ts';

export type PrintContext = {
	readonly options: Options;
	/** Cells. */
	readonly width: number;
	readonly look: Look;
	readonly glyphs: Glyphs;
	readonly locale: string;
	readonly state: ReadingState;
	/** Where what is read of large folders is kept, or null. */
	readonly cacheFolder: string | null;
	/** Resolves when more may be written. */
	readonly write: (text: string) => Promise<void>;
	/** A line for stderr. */
	readonly warn: (message: string) => void;
};

/** No trailing blanks, also where the style ends behind them. */
export const trimmed = (row: string): string => row.replace(/ +((?:\u001B\[0m)?)$/, '$1').replace(/ +$/, '');

export function reportProblems(problems: readonly Problem[], warn: (message: string) => void): void {
	for (const {path, message} of problems) warn(`${path}: ${message}`);
}
