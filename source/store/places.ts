import path from 'node:path';
import envPaths from 'env-paths';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the reading state is kept: XDG's state folder on Linux and wherever it is set, else the platform's own place. */
export function stateFolder(env: Environment): string {
	const places = envPaths('celeb-reader', {suffix: ''});
	if (env.XDG_STATE_HOME) return path.join(env.XDG_STATE_HOME, 'celeb-reader');
	return process.platform === 'darwin' || process.platform === 'win32' ? places.data : places.log;
}

/** Where is kept what can be made again, likewise. */
export function cacheFolder(env: Environment): string {
	if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'celeb-reader');
	return envPaths('celeb-reader', {suffix: ''}).cache;
}

/** Where the settings are kept, likewise. */
export function configFile(env: Environment): string {
	const places = envPaths('celeb-reader', {suffix: ''});
	const folder = env.XDG_CONFIG_HOME ? path.join(env.XDG_CONFIG_HOME, 'celeb-reader') : places.config;
	return path.join(folder, 'config.json');
}
