import os from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;
type Kind = 'state' | 'cache' | 'config';

const NAME = 'celeb-reader';
const XDG = {state: 'XDG_STATE_HOME', cache: 'XDG_CACHE_HOME', config: 'XDG_CONFIG_HOME'} as const;
const UNIX = {state: ['.local', 'state'], cache: ['.cache'], config: ['.config']} as const;
const MAC = {state: 'Application Support', cache: 'Caches', config: 'Preferences'} as const;
const WINDOWS = {state: 'Data', cache: 'Cache', config: 'Config'} as const;

/** Where the reading state is kept: XDG's state folder on Linux and wherever it is set, else the platform's own place. */
export const stateFolder = (env: Environment): string | null => placeOf('state', env);

/** Where is kept what can be made again, likewise. */
export const cacheFolder = (env: Environment): string | null => placeOf('cache', env);

/** Where the settings are kept, likewise. */
export function configFile(env: Environment): string | null {
	const folder = placeOf('config', env);
	return folder === null ? null : path.join(folder, 'config.json');
}

/**
 * Null where there is none: for a user without a home. Relative paths are none, as XDG's specification has it: they would
 * be other places for each working directory, beside the posts among them.
 */
function placeOf(kind: Kind, env: Environment): string | null {
	const wanted = env[XDG[kind]];
	if (isPlace(wanted)) return path.join(wanted, NAME);
	const home = homeOf(env);
	if (home === null) return null;
	if (process.platform === 'darwin') return path.join(home, 'Library', MAC[kind], NAME);
	if (process.platform !== 'win32') return path.join(home, ...UNIX[kind], NAME);
	const folder = kind === 'config' ? env.APPDATA : env.LOCALAPPDATA;
	const otherwise = path.join(home, 'AppData', kind === 'config' ? 'Roaming' : 'Local');
	return path.join(isPlace(folder) ? folder : otherwise, NAME, WINDOWS[kind]);
}

const isPlace = (folder: string | undefined): folder is string =>
	folder !== undefined && path.isAbsolute(folder) && !folder.includes('\0');

/** Where HOME says nothing, what the system knows of the user. */
function homeOf(env: Environment): string | null {
	const name = process.platform === 'win32' ? 'USERPROFILE' : 'HOME';
	if (isPlace(env[name])) return env[name];
	try {
		const {homedir} = os.userInfo();
		return isPlace(homedir) ? homedir : null;
	} catch {
		return null;
	}
}
