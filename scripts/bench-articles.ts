// One post: printed, opened, scrolled, searched; and what other programs make of it.
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {makePost, opening} from './bench-posts.ts';
import {type Command, openTerminal, type Terminal} from './bench-process.ts';
import {addPipeRow, addTerminalRow, bare, findProgram, large, type Rows, scroll, small} from './bench-rows.ts';

const isOpen = new RegExp(opening);

export function addArticleRows(rows: Rows): void {
	const {folder, commandOf, reader, results} = rows;
	const node = (...args: readonly string[]) => commandOf(process.execPath, args);
	const [post, longPost, hugePost, script] = ['post.md', 'long.md', 'huge.md', 'script.mjs'].map(name =>
		path.join(folder, name),
	) as [string, string, string, string];
	writeFileSync(post, makePost(0, 5000));
	// About 3,000 lines at the reader's width.
	writeFileSync(longPost, makePost(1, 110_000));
	writeFileSync(hugePost, makePost(2, 5_000_000));
	writeFileSync(
		script,
		"import {readFileSync} from 'node:fs';\nprocess.stdout.write(readFileSync(process.argv[2], 'utf8'));\n",
	);

	addPipeRow(rows, bare, {command: node('-e', '')});
	addPipeRow(rows, 'node, read and print a post', {command: node(script, post)});
	addPipeRow(rows, '--print', {command: reader('--print', post)});
	addPipeRow(rows, '--json', {command: reader('--json', post)});
	for (const [row, command] of rivals(rows, post)) addPipeRow(rows, row, {command});
	addPipeRow(rows, '--print, 5 MB', {command: reader('--print', hugePost)});
	for (const [row, command] of rivals(rows, hugePost)) addPipeRow(rows, `${row}, 5 MB`, {command});

	rows.tasks.push({
		rounds: Number.POSITIVE_INFINITY,
		async run() {
			results.addTime('terminal', bare, await openTerminal(node('-e', ''), small).untilExit());
		},
	});
	addTerminalRow(rows, 'a post', {command: reader(post), size: small, shows: isOpen});
	const less = findProgram('less');
	if (less !== null)
		addTerminalRow(rows, 'less, a post', {command: commandOf(less, [post]), size: small, shows: isOpen});
	addTerminalRow(rows, 'a post of 5 MB', {command: reader(hugePost), size: small, shows: isOpen});
	addTerminalRow(rows, 'the sample posts', {command: reader('content'), size: small, shows: /\d min\b/});
	addTerminalRow(rows, 'a post of 3,000 lines', {
		command: reader(longPost),
		size: large,
		shows: isOpen,
		goOn: terminal => scroll(results, terminal, 'post of 3,000 lines, j', 2),
	});
	if (less !== null)
		addTerminalRow(rows, 'less, 3,000 lines', {
			command: commandOf(less, [longPost]),
			size: large,
			shows: isOpen,
			goOn: terminal => scroll(results, terminal, 'less, 3,000 lines, j', 2),
		});
	addTerminalRow(rows, 'a post of 5 MB, larger', {
		command: reader(hugePost),
		size: large,
		shows: isOpen,
		goOn: terminal => useHugePost(rows, terminal),
	});
}

/** What the reader does at once, while the rest of the article is still being read, and what it does when all is known. */
async function useHugePost({results}: Rows, terminal: Terminal): Promise<void> {
	const row = 'post of 5 MB';
	await scroll(results, terminal, `${row}, j at once`, 2);
	results.addReaction(`${row}, G`, await terminal.press('G'));
	results.addReaction(`${row}, g`, await terminal.press('g'));
	await terminal.press('/');
	// A word that is found at once, and then one that only the whole article tells is not there.
	for (const letter of 'zither') results.addReaction(`${row}, a letter of a search`, await terminal.press(letter));
	await terminal.until(/no match/);
	await terminal.press('\u001B');
	await scroll(results, terminal, `${row}, j`, 2);
	results.addPeak('a post of 5 MB, larger', terminal.readPeak());
}

/** Other programs that set Markdown for a terminal, those that are installed. */
function rivals({commandOf}: Rows, file: string): Array<readonly [string, Command]> {
	const known: ReadonlyArray<readonly [string, readonly string[]]> = [
		['lowdown', ['-tterm', file]],
		['bat', ['--paging=never', '--color=always', '--style=plain', file]],
		['glow', ['-s', 'dark', '-w', '80', file]],
	];
	return known.flatMap(([name, args]): Array<readonly [string, Command]> => {
		// Debian calls bat batcat.
		const program = findProgram(name) ?? (name === 'bat' ? findProgram('batcat') : null);
		return program === null ? [] : [[name, commandOf(program, args)]];
	});
}
