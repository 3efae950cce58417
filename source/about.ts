import {readFileSync} from 'node:fs';
import {helpSections} from './keys/keymap.ts';
import {optionRows} from './options.ts';
import type {Glyphs} from './render/line.ts';

const usage = `Usage
  celeb-reader [options] [path ...]

  celeb-reader                 list the posts of the site here, or the samples
  celeb-reader FOLDER ...      list the posts below the folders
  celeb-reader FILE            open that post
  echo FILE | celeb-reader     the same; several lines are listed
  cat post.md | celeb-reader   read what is piped in; - says so explicitly`;

type Row = readonly [string, string];

function table(rows: readonly Row[]): string {
	const width = Math.max(...rows.map(([name]) => name.length)) + 2;
	return rows.map(([name, help]) => `  ${name.padEnd(width)}${help}`).join('\n');
}

/** The text of `--help`, its keys from the key table. */
export function helpText(glyphs: Glyphs): string {
	const options = table(optionRows.map(({form, help}): Row => [form, help]));
	const keys = helpSections(glyphs).map(
		({title, rows}) => `Keys: ${title.toLowerCase()}\n${table(rows.map((row): Row => [row.keys, row.help]))}`,
	);
	return [usage, `Options\n${options}`, ...keys].join('\n\n').concat('\n');
}

/** The text of `--version`, from the package. */
export function versionText(): string {
	const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string};
	return `${version}\n`;
}
