// Writes the tables of options and keys into README.md, from the tables that the program itself reads.
import {readFileSync, writeFileSync} from 'node:fs';
import {helpSections} from '../source/keys/keymap.ts';
import {optionRows} from '../source/options.ts';
import {unicodeGlyphs} from '../source/render/line.ts';

const code = (text: string): string => `\`${text}\``;

/** The README with its generated parts made anew. */
export function updateReadme(readme: string): string {
	const options = table(
		['option', 'does'],
		optionRows.map(({form, help}) => [code(form), help]),
	);
	const keys = helpSections(unicodeGlyphs)
		.map(({title, rows}) => {
			const lines = rows.map(row => [row.keys.split(' ').map(code).join(' '), row.help]);
			return `**${title}**\n\n${table(['keys', 'do'], lines)}`;
		})
		.join('\n\n');
	return replaceBetween(replaceBetween(readme, 'options', options), 'keys', keys);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function replaceBetween(text: string, name: string, content: string): string {
	const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`README.md has no place for ${name}`);
	return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}

if (process.argv[1]?.endsWith('readme.ts')) {
	const file = new URL('../README.md', import.meta.url);
	writeFileSync(file, updateReadme(readFileSync(file, 'utf8')));
}
