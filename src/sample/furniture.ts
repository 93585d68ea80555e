import { type Department, option, plain } from './family.ts';

export const furniture: Department = {
  weightGrams: 12000,
  category: {
    name: 'Furniture & Home',
    description: 'Solid pieces and small comforts for every room.',
    image: 'department-furniture-home',
    children: [
      {
        name: 'Seating',
        description: 'Chairs and stools of solid wood.',
        image: 'chair',
        children: [
          { name: 'Chairs', description: 'For long dinners.', image: 'chair' },
          { name: 'Stools', description: 'Low, for the counter and for the bar.', image: 'stool' },
        ],
      },
      { name: 'Side Tables', description: 'Room for a lamp, a book and a cup.', image: 'side-table' },
      {
        name: 'Shelves & Baskets',
        description: 'A place for everything.',
        image: 'shelf',
        children: [
          { name: 'Bookcases', description: 'Standing shelves of solid wood.', image: 'shelf' },
          { name: 'Wall Shelves', description: 'With everything to put them up.', image: 'wall-shelf' },
          { name: 'Baskets', description: 'Seagrass, felt and willow.', image: 'basket' },
        ],
      },
      {
        name: 'Decoration',
        description: 'What makes rooms yours.',
        image: 'vase',
        children: [
          { name: 'Clocks', description: 'Silent movements, clear faces.', image: 'clock' },
          { name: 'Mirrors', description: 'Arched and round.', image: 'mirror' },
          { name: 'Vases', description: 'For one branch or an armful.', image: 'vase' },
          { name: 'Picture Frames', description: 'With acid-free mounts.', image: 'picture-frame' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'CHR',
      name: 'Ladder-Back Dining Chair',
      category: 'chairs',
      image: 'chair',
      price: 149,
      about: [
        'A chair of solid {wood} with a steam-bent back and a seat padded in {seat} wool felt.',
        '82 cm tall, 46 cm wide, 50 cm deep; the seat is 46 cm high and carries 130 kg.',
        'Comes assembled. Wipe the wood with a damp cloth and vacuum the seat.',
      ],
      options: {
        wood: [option('Beech'), option('Oak', 30), option('Walnut', 80)],
        seat: plain('Slate', 'Oat', 'Rust'),
      },
    },
    {
      sku: 'STO',
      name: 'Turned Stool',
      category: 'stools',
      image: 'stool',
      price: 79,
      about: [
        'Four splayed legs and a gently dished seat, 32 cm across, of solid {wood} with a hard-wax finish.',
        '{height}',
        'Carries 120 kg. Felt pads for the feet are in the box.',
      ],
      options: {
        height: [
          option('45 cm', 0, '45 cm high: chair height, or a small table.'),
          option('65 cm', 30, '65 cm high with a footrest, for kitchen counters of about 90 cm.'),
          option('75 cm', 40, '75 cm high with a footrest, for bars of about 105 cm.'),
        ],
        wood: [option('Beech'), option('Oak', 20), option('Walnut', 50)],
      },
    },
    {
      sku: 'SID',
      name: 'Round Side Table',
      category: 'side-tables',
      image: 'side-table',
      price: 119,
      about: [
        'A round top with a low rim on three legs of solid {wood}, with a small shelf below.',
        '{size}',
        'The legs screw in without tools. Hard-wax finish: wipe up wine and water at once.',
      ],
      options: {
        size: [
          option('40 cm', 0, '40 cm across, 50 cm high.'),
          option('55 cm', 40, '55 cm across, 45 cm high.'),
        ],
        wood: [option('Ash'), option('Oak', 20), option('Walnut', 60)],
      },
    },
    {
      sku: 'BKC',
      name: 'Solid Wood Bookcase',
      category: 'bookcases',
      image: 'shelf',
      price: 249,
      about: [
        'Dovetailed from solid {wood}, 80 cm wide and 30 cm deep, with shelves that carry 30 kg each.',
        '{size}',
        'Comes flat with a hex key and a wall bracket; please use the bracket.',
      ],
      options: {
        size: [
          option('3 Shelves', 0, '110 cm high, three shelves.'),
          option('4 Shelves', 80, '145 cm high, four shelves.'),
          option('5 Shelves', 160, '180 cm high, five shelves.'),
        ],
        wood: [option('Pine'), option('Oak', 140)],
      },
    },
    {
      sku: 'WSH',
      name: 'Floating Wall Shelf',
      category: 'wall-shelves',
      image: 'wall-shelf',
      price: 39,
      about: [
        'An oiled plank of {wood}, 22 cm deep and 3.5 cm thick, on hidden steel brackets.',
        '{size}',
        'Brackets, screws and plugs for masonry are in the box, with a drilling template.',
      ],
      options: {
        size: [
          option('60 cm', 0, '60 cm long, carries 12 kg.'),
          option('90 cm', 16, '90 cm long, carries 16 kg.'),
          option('120 cm', 33, '120 cm long, carries 20 kg.'),
        ],
        wood: [option('Pine'), option('Oak', 20), option('Walnut', 38)],
      },
    },
    {
      sku: 'BSK',
      name: 'Seagrass Basket',
      category: 'baskets',
      image: 'basket',
      price: 24,
      about: [
        'Woven by hand from seagrass over a wire frame, with two sewn handles, {trim}.',
        '{size}',
        'Keep it dry; brush or vacuum it clean. Fresh seagrass smells of hay for a week or two.',
      ],
      options: {
        size: [
          option('Small', 0, '25 cm across, 22 cm high.'),
          option('Medium', 12, '35 cm across, 30 cm high.'),
          option('Large', 28, '45 cm across, 40 cm high.'),
        ],
        trim: [option('Natural', 0, 'left in its own color'), option('Black', 2, 'its base dipped in black')],
      },
    },
    {
      sku: 'FEL',
      name: 'Felt Storage Basket',
      category: 'baskets',
      image: 'basket',
      price: 19,
      about: [
        'A foldable basket of 5 mm felt from recycled bottles, in {color}, with riveted handles.',
        '{size}',
        'Made for shelves and wardrobes. Vacuum it, or wipe it with a damp cloth.',
      ],
      options: {
        size: [
          option('Small', 0, '30 by 20 by 15 cm.'),
          option('Medium', 7, '32 by 32 by 30 cm, made for cube shelves.'),
          option('Large', 16, '50 by 35 by 32 cm.'),
        ],
        color: plain('Graphite', 'Stone', 'Moss'),
      },
    },
    {
      sku: 'CLK',
      name: 'Wooden Wall Clock',
      category: 'clocks',
      image: 'clock',
      price: 59,
      about: [
        'A turned rim of {wood} round a clear dial behind real glass, with a sweeping movement that does not tick.',
        '{size}',
        'Runs for about 18 months on one AA battery (not included).',
      ],
      options: {
        size: [option('25 cm', 0, '25 cm across.'), option('35 cm', 25, '35 cm across.')],
        wood: [option('Beech'), option('Oak', 6), option('Walnut', 14)],
      },
    },
    {
      sku: 'MIR',
      name: 'Arched Mirror',
      category: 'mirrors',
      image: 'mirror',
      price: 99,
      about: [
        'Copper-free silvered glass in a slim frame of {frame} with an arched top.',
        '{size}',
        'Hangs upright on two hooks, screws included. Clean with a dry microfiber cloth.',
      ],
      options: {
        size: [
          option('50 × 70 cm', 0, '50 by 70 cm, 5 kg.'),
          option('60 × 160 cm', 130, '60 by 160 cm, 14 kg: leans or hangs, with a bracket against tipping.'),
        ],
        frame: [
          option('Brass', 10, 'brass-colored steel'),
          option('Black', 0, 'black steel'),
          option('Oak', 20),
        ],
      },
    },
    {
      sku: 'RMI',
      name: 'Round Mirror',
      category: 'mirrors',
      image: 'round-mirror',
      price: 69,
      about: [
        'A disc of copper-free silvered glass with polished edges in a frame of {frame}, 2 cm deep.',
        '{size}',
        'With a keyhole hanger, screw and plug. Fit for bathrooms.',
      ],
      options: {
        size: [
          option('40 cm', 0, '40 cm across, 2.4 kg.'),
          option('60 cm', 40, '60 cm across, 5 kg.'),
          option('80 cm', 90, '80 cm across, 9 kg.'),
        ],
        frame: [
          option('Brass', 10, 'brass-colored steel'),
          option('Black', 0, 'black steel'),
          option('Oak', 20),
        ],
      },
    },
    {
      sku: 'VAS',
      name: 'Stoneware Vase',
      category: 'vases',
      image: 'vase',
      price: 28,
      about: [
        'A full-bellied vase with a narrow neck that holds stems upright, with a band in {color} on raw, cream-colored clay.',
        '{size}',
        'Watertight; put a mat under it on sensitive wood. Rinse by hand.',
      ],
      options: {
        size: [
          option('15 cm', 0, '15 cm tall: a few meadow flowers.'),
          option('24 cm', 16, '24 cm tall: a bunch from the market.'),
          option('36 cm', 44, '36 cm tall: branches and tall grasses.'),
        ],
        color: plain('Terracotta', 'Sage', 'Ink'),
      },
    },
    {
      sku: 'FRA',
      name: 'Picture Frame',
      category: 'picture-frames',
      image: 'picture-frame',
      price: 16,
      about: [
        'A slim frame of solid {wood} with real glass, an acid-free mount and a back that opens with turning clips.',
        '{size}',
        'Hangs upright or crosswise; the two small sizes also stand.',
      ],
      options: {
        size: [
          option('A5', 0, 'For A5 pictures, or 10 by 15 cm with the mount.'),
          option('A4', 7, 'For A4 pictures, or A5 with the mount.'),
          option('A3', 18, 'For A3 pictures, or A4 with the mount.'),
          option('50 × 70 cm', 36, 'For 50 by 70 cm posters, or A2 with the mount.'),
        ],
        wood: [option('Pine'), option('Oak', 6), option('Black', 2, 'black-stained ash')],
      },
    },
  ],
};
