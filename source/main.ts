import type {ReadStream, WriteStream} from 'node:tty';
import {type Input, resolveInput} from './input.ts';
import {wantsLines} from './linear/wish.ts';
import {defaultSettings, type Options, parseOptions, readSettings, UsageError} from './options.ts';
import {print} from './print.ts';
import {silenceOthers} from './quiet.ts';
import type {Look} from './render/theme/theme.ts';
import {readConfig} from './store/config.ts';
import {cacheFolder, configFile, stateFolder} from './store/places.ts';
import {homelessReadingState, noReadingState, openReadingState, type ReadingState} from './store/reading-state.ts';
import {asksForColors, isPaper} from './terminal/colors.ts';
import {mayBeTerminal, writeTo} from './terminal/descriptor.ts';
import {chooseGlyphs, chooseLocale, withGlyphs} from './terminal/glyphs.ts';
import type {LookOptions} from './terminal/look.ts';
import {linesOf, type Output, output} from './text/output.ts';
import {sanitizeField} from './text/sanitize.ts';
import {UnforeseenError} from './unforeseen.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A terminal other than the process's own. */
export type Terminal = {readonly stdout: WriteStream; readonly keyboard: ReadStream};

/** Runs the program: the words behind its name -> exit code. The only place that prints errors. */
export async function main(argv: readonly string[], terminal?: Terminal): Promise<number> {
	silenceOthers(error => process.exit(failBy(new UnforeseenError(error))));
	try {
		return await run(argv, terminal);
	} catch (error) {
		return failBy(error);
	}
}

function failBy(error: unknown): number {
	warn(error instanceof Error ? error.message : String(error));
	return error instanceof UsageError ? 2 : 1;
}

async function run(argv: readonly string[], terminal?: Terminal): Promise<number> {
	const {env} = process;
	const config = readConfig(configFile(env), values => readSettings(values, key => `“${key}”`));
	const options = parseOptions(argv, {...defaultSettings, ...config.settings});
	if (options.completions !== null) return printCompletions(options);
	if (options.help || options.version) return printAbout(options);
	const reading = options.state ? openState(stateFolder(env)) : noReadingState;
	const input = options.continue
		? lastArticle(reading)
		: resolveInput(options.paths, () => process.stdin.isTTY === true);
	const cache = options.cache ? cacheFolder(env) : null;
	// A dumb terminal has no screen to draw on, only a roll of paper.
	const isLinear = wantsLines(env);
	const isPrinting =
		options.print || options.json || (isPaper(env) && !isLinear) || !(terminal?.stdout ?? findScreen());
	const keyboard = isPrinting ? null : (terminal?.keyboard ?? (await findKeyboard()));
	if (keyboard === null) return printAll({input, options, reading, cacheFolder: cache, notice: config.notice});
	const stdout = terminal?.stdout ?? process.stdout;
	const glyphs = chooseGlyphs(env);
	const noticed = config.notice ?? missingNotice(input);
	const common = {
		input,
		options,
		reading,
		cacheFolder: cache,
		keyboard,
		env,
		stdout,
		locale: chooseLocale(env),
		notice: noticed === null ? null : withGlyphs(noticed, glyphs),
	};
	if (isLinear) {
		const {runLinear} = await import('./linear/run.ts');
		return runLinear(common);
	}
	const [{runInteractive}, {chooseLook}] = await Promise.all([
		import('./interactive.ts'),
		import('./terminal/look.ts'),
	]);
	return runInteractive({...common, look: chooseLook({...options, isTerminal: true}, env), glyphs});
}

const openState = (folder: string | null): ReadingState =>
	folder === null ? homelessReadingState : openReadingState(folder, Date.now);

function lastArticle(reading: ReadingState): Input {
	const path = reading.lastArticle();
	if (path === null) throw new NothingToContinueError();
	return {kind: 'file', path};
}

/** No article was opened yet, or none of them is there any more. */
class NothingToContinueError extends Error {
	constructor() {
		super('there is no article to continue with: none was opened yet, or they are gone');
	}
}

async function findKeyboard(): Promise<ReadStream | null> {
	const {openKeyboard} = await import('./terminal/tty.ts');
	return openKeyboard(process.stdin);
}

type PrintJob = {
	readonly input: Input;
	readonly options: Options;
	readonly reading: ReadingState;
	readonly cacheFolder: string | null;
	readonly notice: string | null;
};

async function printAll({input, options, reading, cacheFolder, notice}: PrintJob): Promise<number> {
	const {env} = process;
	if (notice !== null) warn(notice);
	// Colour only where it is asked for: printed text mostly goes into other programs.
	const color = options.color === 'auto' && !asksForColors(env) ? 'never' : options.color;
	const hyperlinks = options.hyperlinks === 'always' ? 'always' : 'never';
	const exitCode = await print(input, {
		options,
		width: options.width ?? Math.min(80, columnsOf(env)),
		look: await choosePrintLook(
			{theme: options.theme, themes: options.themes, color, hyperlinks, isTerminal: false},
			env,
		),
		glyphs: chooseGlyphs(env),
		locale: chooseLocale(env),
		state: reading,
		cacheFolder,
		write,
		warn,
	});
	// It was read when the first post was to be marked.
	if (reading.notice !== null) warn(reading.notice);
	await reading.settle();
	return exitCode;
}

const plainLook: Look = {theme: 'plain', colors: 0, hasAttributes: false, hasHyperlinks: false};

/** Nearly always plain, and then nobody needs to know what terminals there are. */
async function choosePrintLook(look: LookOptions, env: Environment): Promise<Look> {
	if (look.color === 'never' && look.hyperlinks === 'never') return plainLook;
	const {chooseLook} = await import('./terminal/look.ts');
	return chooseLook(look, env);
}

function columnsOf(env: Environment): number {
	const columns = (findScreen()?.columns ?? 0) || Number.parseInt(env.COLUMNS ?? '', 10);
	return columns > 0 ? Math.max(20, columns) : 80;
}

function missingNotice(input: Input): string | null {
	if (input.kind !== 'list' || input.missing.length === 0) return null;
	const [first] = input.missing;
	return input.missing.length === 1
		? `no such file or folder: ${first}`
		: `${input.missing.length} of the piped names do not exist`;
}

async function printAbout(options: Options): Promise<number> {
	const {helpText, versionText} = await import('./about.ts');
	await write(linesOf(options.version ? versionText() : helpText(chooseGlyphs(process.env))));
	return 0;
}

async function printCompletions({completions, themes}: Options): Promise<number> {
	const {completionsFor} = await import('./completions.ts');
	if (completions !== null) await write(linesOf(completionsFor(completions, Object.keys(themes))));
	return 0;
}

function warn(message: string): void {
	try {
		writeTo(2, output`celeb-reader: ${sanitizeField(withGlyphs(message, chooseGlyphs(process.env)))}\n`);
	} catch {
		// Nobody can be told.
	}
}

/** `celeb-reader … | head`: the reader of our output has seen enough, which is no error. */
async function write(text: Output): Promise<void> {
	if (!writeTo(1, text)) process.exit(0);
}

/** Standard output where it is a terminal. Node takes 5 ms to open it: not where it is none. */
const findScreen = (): WriteStream | null => (mayBeTerminal(1) && process.stdout.isTTY ? process.stdout : null);
