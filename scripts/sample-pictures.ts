/**
 * Makes the pictures of the sample shop from the drawings in `assets/images/`: the files in `assets/media/`, and their data in
 * `src/sample/pictures.data.ts`. Run it after a drawing has changed: `node scripts/sample-pictures.ts`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import sharp from 'sharp';
import { DEPARTMENT_DRAWINGS } from '../src/sample/catalog.ts';
import { VERSION_FORMATS } from '../src/shop/images/image-files.ts';
import { renderVersions } from '../src/shop/images/render-versions.ts';

const DRAWINGS = 'assets/images';
const MEDIA = 'assets/media';
const DATA = 'src/sample/pictures.data.ts';
/** Pixels per side of a picture. They are few, because the files are part of the repository. */
const PICTURE_SIDE = 400;
/** Units per side of a drawing (SVG). */
const DRAWING_SIDE = 480;
const SCENE = { width: 800, height: 533 };

/** Returns a drawing without its background, to place it into a scene. */
async function shapesOf(name: string): Promise<string> {
  const svg = await readFile(join(DRAWINGS, `${name}.svg`), 'utf8');
  return svg.replace(/^[^]*?opacity="\.55"\/>/, '').replace('</svg>', '');
}

const backgroundOf = async (name: string) =>
  /fill="(#[0-9A-F]{6})"/i.exec(await readFile(join(DRAWINGS, `${name}.svg`), 'utf8'))![1]!;

/** Returns a drawing of three products of a department on a table. */
async function sceneOf(department: string, names: readonly string[]): Promise<string> {
  const scale = 0.62;
  const places = await Promise.all(
    names.map(async (name, index) => {
      const x = 10 + index * 250;
      return `<g transform="translate(${x} ${440 - 384 * scale}) scale(${scale})">${await shapesOf(name)}</g>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SCENE.width} ${SCENE.height}">
    <rect width="800" height="533" fill="${await backgroundOf(department)}"/>
    <rect y="0" width="800" height="430" fill="#3D4451" opacity=".06"/>
    <path d="M280 430V190a120 120 0 0 1 240 0v240z" fill="#fff" opacity=".5"/>
    <rect y="426" width="800" height="107" fill="#C99A6B"/>
    <rect y="426" width="800" height="12" fill="#DDB68C"/>
    <rect y="486" width="800" height="3" fill="#A87C50" opacity=".5"/>
    ${places.join('')}</svg>`;
}

type Picture = { name: string; png: Buffer; width: number; height: number };

async function draw(name: string, svg: string, width: number, height: number): Promise<Picture> {
  const drawn = sharp(Buffer.from(svg), { density: (72 * PICTURE_SIDE) / DRAWING_SIDE });
  return { name, width, height, png: await drawn.resize(width, height).png().toBuffer() };
}

// All drawings are rendered first: `renderVersions` disables SVG in this process.
const pictures: Picture[] = [];
for (const file of (await readdir(DRAWINGS)).toSorted())
  pictures.push(
    await draw(
      file.replace('.svg', ''),
      await readFile(join(DRAWINGS, file), 'utf8'),
      PICTURE_SIDE,
      PICTURE_SIDE,
    ),
  );
for (const [department, names] of Object.entries(DEPARTMENT_DRAWINGS)) {
  const chosen = [
    names[0]!,
    names[Math.floor(names.length / 3)]!,
    names[Math.floor((2 * names.length) / 3)]!,
  ];
  const svg = await sceneOf(department, chosen);
  pictures.push(await draw(department.replace('department', 'scene'), svg, SCENE.width, SCENE.height));
}

await rm(MEDIA, { recursive: true, force: true });
await mkdir(MEDIA, { recursive: true });
const data: Record<string, object> = {};
for (const { name, png, width, height } of pictures) {
  const path = join(tmpdir(), `${name}.png`);
  await writeFile(path, png);
  const placeholder = await renderVersions(path, width, (version) =>
    writeFile(join(MEDIA, `${name}-${version.width}.${VERSION_FORMATS[version.format]}`), version.data),
  );
  await rm(path);
  const hash = createHash('sha256').update(png).digest('hex');
  data[name] = { hash, bytes: png.length, width, height, placeholder };
}
const text = `/** The pictures of the sample shop, by the names of their files in \`assets/media/\`. Made by \`scripts/sample-pictures.ts\`. */
export const SAMPLE_PICTURES: Record<
  string,
  { hash: string; bytes: number; width: number; height: number; placeholder: string }
> = ${JSON.stringify(data)};`;
await writeFile(DATA, await format(text, { ...(await resolveConfig(DATA)), filepath: DATA }));
process.stdout.write(`${pictures.length} pictures\n`);
