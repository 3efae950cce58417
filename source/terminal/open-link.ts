import path from 'node:path';
import {
	type Command,
	type Environment,
	findProgram,
	isRemote,
	isTermux,
	isWsl,
	nameOf,
	run,
	splitWords,
} from './programs.ts';

export type Opened =
	| {readonly kind: 'opened'}
	/** The reader's browser shows itself in the terminal, which the caller hands over to it. */
	| {readonly kind: 'terminal'; readonly command: Command}
	/** One line for people. */
	| {readonly kind: 'failed'; readonly message: string};

const OPENABLE = new Set(['http:', 'https:', 'mailto:', 'file:']);
const IN_TERMINAL = new Set('w3m lynx links links2 elinks felinks www-browser browsh carbonyl chawan cha'.split(' '));
/** Programs that cannot open a link mostly say so by then; a browser that runs on has opened it. */
const MOMENT_MS = 2000;

/**
 * Opens an address with what BROWSER names, else with the system's opener. Which files a post may have opened is decided
 * where its links are located; here an address is only made harmless as an argument.
 *
 * Not done by the package `open`: it knows no BROWSER, starts PowerShell on Windows, and does not tell when the opener fails.
 */
export async function openLink(
	target: string,
	env: Environment,
	platform: NodeJS.Platform = process.platform,
): Promise<Opened> {
	const address = toArgument(target);
	if (address === null) return failed('This is no address that can be opened');
	const isFile = address.startsWith('file:');
	const hasScreen = canShow(env, platform);
	const commands = [
		...browserCommands(env, platform, address),
		...(hasScreen
			? systemCommands(env, platform, isFile).map(([file, ...args]) => ({file, args: [...args, address]}))
			: []),
	];
	let refusal = hasScreen ? 'No program opens links here' : 'There is no screen here to open links on';
	for (const {file: name, args} of commands) {
		const file = findProgram(name, env, platform);
		if (file === null) continue;
		if (IN_TERMINAL.has(path.basename(name))) return {kind: 'terminal', command: {file, args}};
		if (await starts({file, args}, env)) return {kind: 'opened'};
		refusal = `${nameOf(name)} could not open it`;
	}
	return failed(refusal);
}

const failed = (reason: string): Opened => ({kind: 'failed', message: `${reason}; y copies the address`});

/**
 * The address as an argument that no program takes for anything else: it begins with one of four schemes, and is
 * printable ASCII without blanks and double quotes (rundll32 takes the rest of its line as it stands). A file on another
 * host is none: Windows would hand that host the reader's credentials.
 */
function toArgument(target: string): string | null {
	let url: URL;
	try {
		url = new URL(target);
	} catch {
		return null;
	}
	if (!OPENABLE.has(url.protocol) || (url.protocol === 'file:' && url.host !== '')) return null;
	return url.href.toWellFormed().replace(/[^!#-~]/gu, encodeURIComponent);
}

/**
 * What BROWSER names: commands between the separators of PATH, `%s` standing for the address, which else comes last
 * (Debian's sensible-browser, Python's webbrowser).
 */
function browserCommands(env: Environment, platform: NodeJS.Platform, address: string): readonly Command[] {
	return (env.BROWSER ?? '').split(platform === 'win32' ? ';' : ':').flatMap(entry => {
		const [file, ...args] = splitWords(entry, platform);
		if (file === undefined) return [];
		const isPlaced = args.some(arg => arg.includes('%s'));
		return {file, args: isPlaced ? args.map(arg => arg.replaceAll('%s', () => address)) : [...args, address]};
	});
}

/** Whether a window opened here would be seen. X11 and Wayland reach across ssh, where they are told to. */
function canShow(env: Environment, platform: NodeJS.Platform): boolean {
	const isLocal = !isRemote(env);
	if (platform === 'darwin' || platform === 'win32' || isTermux(env)) return isLocal;
	return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY) || (isWsl(env) && isLocal);
}

type Words = readonly [file: string, ...args: readonly string[]];

/** Not `cmd /c start`, which is a shell, nor explorer.exe, which opens a folder for some addresses. */
const RUNDLL: Words = ['rundll32.exe', 'url.dll,FileProtocolHandler'];
const DESKTOP: readonly Words[] = [['xdg-open'], ['gio', 'open']];

function systemCommands(env: Environment, platform: NodeJS.Platform, isFile: boolean): readonly Words[] {
	if (platform === 'darwin') return [['open']];
	if (platform === 'win32') return [RUNDLL];
	if (isTermux(env)) return [['termux-open']];
	// Windows knows a file of its Linux by another name, which wslview finds.
	if (isWsl(env)) return [['wslview'], ...(isFile ? [] : [RUNDLL]), ...DESKTOP];
	return DESKTOP;
}

/**
 * Starts a program in a session of its own, so that it outlives this one and cannot write on the terminal.
 * @returns false when it cannot be started, or fails within a moment.
 */
async function starts(command: Command, env: Environment): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const moment = new Promise<'runs on'>(resolve => {
		timer = setTimeout(() => resolve('runs on'), MOMENT_MS);
	});
	const options = {detached: true, stdio: 'ignore', env: {...env}} as const;
	const ending = await Promise.race([moment, run(command, options, child => child.unref())]);
	clearTimeout(timer);
	// What rundll32 returns means nothing.
	return ending === 'runs on' || (ending !== null && (ending.code === 0 || /rundll32\.exe$/i.test(command.file)));
}
