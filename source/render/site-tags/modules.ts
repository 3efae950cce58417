/**
 * `import` and `export` of JavaScript as MDX has them between paragraphs. Only what no sentence can be: a sentence may
 * begin with either word.
 */
const IMPORT =
	/^import\s+(?:(?:type\s+)?(?:[\w$]+|(?:[\w$]+\s*,\s*)?(?:\{[^{}'"]{0,2000}\}|\*\s*as\s+[\w$]+))\s*from\s*)?(?:'[^'\n]{1,300}'|"[^"\n]{1,300}")[ \t]*;?[ \t]*(?:\n|$)/;
const EXPORT =
	/^export\s+(?:default\s+(?:async\s+)?(?:function\b|class\b|[({]|[\w$.]+;?[ \t]*(?:\n|$))|(?:const|let|var)\s+[\w$]+\s*[=:]|(?:async\s+)?function\b\*?\s*[\w$]+\s*\(|class\s+[\w$]+[^\n]{0,200}\{|\{[^{}]{0,2000}\}|\*\s+from\s)/;

const LONGEST_EXPORT = 20_000;

/** Characters of the statements that a text begins with, with the blank lines behind them; 0 where there is none. */
export function moduleLength(source: string): number {
	let length = 0;
	if (!/^(?:im|ex)port\s/.test(source)) return 0;
	for (;;) {
		const rest = source.slice(length, length + LONGEST_EXPORT);
		const statement = IMPORT.exec(rest)?.[0].length ?? (EXPORT.test(rest) ? exportLength(rest) : 0);
		if (statement === 0) return length;
		length += statement + (/^\s*\n/.exec(rest.slice(statement, statement + 200))?.[0].length ?? 0);
	}
}

/** To the end of the line that closes all brackets of the statement; 0 where none does. */
function exportLength(source: string): number {
	const token = /\n(?:import|export)\s|[([{]|[)\]}]|"[^"\n]*"|'[^'\n]*'|`[^`]*`|\/\/[^\n]*|[=,+?:&|>]?[ \t]*(?:\n|$)/g;
	let depth = 0;
	for (const {0: text, index} of source.matchAll(token)) {
		// No statement begins inside another one.
		if (depth > 0 && /^\n[ie]/.test(text)) return 0;
		if (/^[([{]/.test(text)) depth++;
		else if (/^[)\]}]/.test(text)) depth--;
		else if (/^["'`/]/.test(text)) continue;
		else if (depth <= 0 && /^\s*$/.test(text)) return index + text.length;
	}
	return 0;
}
