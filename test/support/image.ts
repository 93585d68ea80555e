import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

const TOOLS = ['buildah', 'debootstrap', 'unshare', 'npm'];
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error);

/** Whether images can be built here: as root, with Debian's tools, and without a container engine. */
export const canBuildImages = process.getuid?.() === 0 && missing.length === 0;

if (!canBuildImages)
  console.warn(
    `Skipping the tests of the image: they need root and ${(missing.length ? missing : TOOLS).join(', ')}.`,
  );

async function run(file: string, args: string[], env = process.env): Promise<string> {
  // The build prints much.
  const { stdout } = await promisify(execFile)(file, args, { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

const BASE = 'docker.io/library/node:24-slim';
/** The mount point of npm's cache: an empty folder that Debian has. Another folder would be created in the image. */
const NPM_CACHE = '/mnt';

/** Manages images and containers in `folder`. Layers are overlays if the system supports overlays, otherwise copies. */
export function imageStore(folder: string) {
  const options = ['--root', join(folder, 'images'), '--runroot', join(folder, 'run')];
  // The temporary files of buildah are also in the folder.
  const env = { ...process.env, TMPDIR: folder };
  const buildah = (...args: string[]) => run('buildah', [...options, ...args], env);

  return {
    /** Builds deploy/Dockerfile. Instead of the base image of a registry, uses a Debian with the Node.js of the tests. */
    async build(tag: string): Promise<void> {
      const container = await buildah('from', 'scratch');
      await makeBase(await buildah('mount', container));
      await buildah('commit', '--quiet', container, BASE);
      await buildah('rm', container);
      // With this cache, each package is fetched once, although two stages install it.
      const cache = join(folder, 'npm');
      mkdirSync(cache);
      const how = ['--pull-never', '--isolation', 'chroot', '--volume', `${cache}:${NPM_CACHE}`];
      await buildah(
        'build',
        '--quiet',
        ...how,
        '--file',
        join(root, 'deploy/Dockerfile'),
        '--tag',
        tag,
        root,
      );
    },
    /** Returns the number of bytes that a registry would store. */
    async compressedBytes(tag: string): Promise<number> {
      const out = join(folder, 'pushed');
      await buildah('push', '--quiet', '--compression-format', 'gzip', tag, `dir:${out}`);
      const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
        layers: { size: number }[];
      };
      return manifest.layers.reduce((sum, { size }) => sum + size, 0);
    },
    async configOf(tag: string) {
      const { OCIv1 } = JSON.parse(await buildah('inspect', '--type', 'image', tag)) as {
        OCIv1: { config: { User: string; Cmd: string[]; Env: string[]; WorkingDir: string } };
      };
      return OCIv1.config;
    },
    /** Returns the folder with the files of a new container. */
    unpack: async (tag: string) => buildah('mount', await buildah('from', '--pull-never', tag)),
    /** Removes the containers, whose files are mounted. */
    clear: () => buildah('rm', '--all'),
  };
}

/** Writes the files of a Debian with Node.js and npm to a folder. */
async function makeBase(folder: string): Promise<void> {
  const [, codename] = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  const sites = await run('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']);
  const [site] = sites.split('\n');
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', codename!, folder, site!]);
  for (const cache of globSync(join(folder, 'var/{cache/apt,lib/apt/lists}/*')))
    rmSync(cache, { recursive: true });
  const local = join(folder, 'usr/local');
  cpSync(process.execPath, join(local, 'bin/node'));
  const npm = dirname(dirname(realpathSync(await run('which', ['npm']))));
  cpSync(npm, join(local, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
  // Configures the npm registry of this machine, and the certificates that this machine trusts.
  const [registry, certificates] = [
    await run('npm', ['config', 'get', 'registry']),
    '/etc/ssl/certs/ca-certificates.crt',
  ];
  mkdirSync(join(local, 'etc'), { recursive: true });
  writeFileSync(
    join(local, 'etc/npmrc'),
    `registry=${registry}\ncafile=${certificates}\ncache=${NPM_CACHE}\n`,
  );
  cpSync(certificates, join(folder, certificates));
}

/**
 * Returns the command that runs a program in the files of a container, as the user of the image. The files are read-only, except
 * for an empty /tmp.
 */
export function inContainer(files: string, user: string, command: string[]): [string, string[]] {
  const mounts = [
    `mount --bind ${files} ${files}`,
    `mount -o remount,bind,ro ${files}`,
    `mount -t tmpfs tmpfs ${files}/tmp`,
    `mount -t proc proc ${files}/proc`,
    `mount --bind /dev ${files}/dev`,
  ];
  const script = `${mounts.join(' && ')} && exec chroot --userspec=${user} ${files} /usr/bin/env -C /app "$@"`;
  return ['unshare', ['--mount', 'sh', '-c', script, 'sh', ...command]];
}
