/** The part of marked-terminal that is used here; the package has no types of its own. */
declare module 'marked-terminal' {
	import type {MarkedExtension} from 'marked';

	type StyleFunction = (text: string) => string;

	export function markedTerminal(options: {
		readonly strong?: StyleFunction;
		readonly em?: StyleFunction;
		readonly del?: StyleFunction;
		readonly emoji?: boolean;
		readonly unescape?: boolean;
	}): MarkedExtension;
}
