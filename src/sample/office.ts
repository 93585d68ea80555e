import { type Department, option, plain } from './family.ts';

export const office: Department = {
  weightGrams: 600,
  category: {
    name: 'Office & Stationery',
    description: 'Paper, pens and order for the desk at home and at work.',
    image: 'department-office-stationery',
    children: [
      {
        name: 'Paper',
        description: 'Paper that ink does not bleed through.',
        image: 'notebook',
        children: [
          { name: 'Notebooks', description: 'Lined, dotted and sewn to lie flat.', image: 'notebook' },
          { name: 'Sketchbooks', description: 'Heavy paper for pencil, ink and wash.', image: 'notebook' },
          { name: 'Planners', description: 'Undated, so that you can start today.', image: 'notebook' },
        ],
      },
      {
        name: 'Writing',
        description: 'Pens to keep and pencils to use up.',
        image: 'pen',
        children: [
          { name: 'Pens', description: 'Fountain pens and rollerballs, all refillable.', image: 'pen' },
          { name: 'Pencils', description: 'Graphite and color.', image: 'pencils' },
        ],
      },
      {
        name: 'Desk',
        description: 'Everything within reach, nothing in the way.',
        image: 'desk-organiser',
        children: [
          { name: 'Desk Organisers', description: 'Trays, pots and drawers.', image: 'desk-organiser' },
          { name: 'Filing', description: 'Boxes for papers worth keeping.', image: 'document-box' },
          { name: 'Scissors & Cutting', description: 'Sharp, and sharp for long.', image: 'scissors' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'NBK',
      name: 'Thread-Sewn Notebook',
      category: 'notebooks',
      image: 'notebook',
      price: 12.5,
      taxClass: 'REDUCED',
      about: [
        '{ruling} pages of cream 100 g/m² paper, thread-sewn to lie flat, in a {color} cloth cover.',
        '{size} With a ribbon, an elastic band and a pocket at the back.',
        'The paper is made from recycled fiber and takes fountain pen ink without feathering.',
      ],
      options: {
        size: [
          option('A6', 0, 'A6 (10.5 by 14.8 cm), 144 pages: fits a coat pocket.'),
          option('A5', 5, 'A5 (14.8 by 21 cm), 192 pages.'),
          option('A4', 11, 'A4 (21 by 29.7 cm), 192 pages.'),
        ],
        ruling: [option('Lined', 0, 'Lined'), option('Dotted', 0, 'Dotted')],
        color: plain('Navy', 'Sage', 'Rust'),
      },
    },
    {
      sku: 'SKB',
      name: 'Sketchbook',
      category: 'sketchbooks',
      image: 'notebook',
      price: 16,
      taxClass: 'REDUCED',
      about: [
        'Sixty sheets of acid-free 180 g/m² drawing paper with a light tooth, for pencil, ink and a light wash.',
        '{size}',
        'Hard cover in {cover} gray board with a cloth spine; opens flat.',
      ],
      options: {
        size: [
          option('A5', 0, 'A5 (14.8 by 21 cm).'),
          option('A4', 8, 'A4 (21 by 29.7 cm).'),
          option('A3', 19, 'A3 (29.7 by 42 cm).'),
        ],
        cover: plain('Dark', 'Light'),
      },
    },
    {
      sku: 'PLN',
      name: 'Undated Weekly Planner',
      category: 'planners',
      image: 'notebook',
      price: 19,
      taxClass: 'REDUCED',
      about: [
        'Fifty-three weeks, one to a spread, with room for notes beside the days; you write the dates in.',
        '{size} Cream 100 g/m² paper, two ribbons, {color} linen cover.',
        'Thread-sewn, opens flat from the first page to the last.',
      ],
      options: {
        size: [option('A6', 0, 'A6, 10.5 by 14.8 cm, 190 g.'), option('A5', 7, 'A5, 14.8 by 21 cm, 380 g.')],
        color: plain('Moss', 'Blush', 'Charcoal'),
      },
    },
    {
      sku: 'FPN',
      name: 'Fountain Pen',
      category: 'pens',
      image: 'pen',
      price: 48,
      about: [
        'A brass barrel lacquered in {color} with a steel nib, {nib}.',
        '13.5 cm long closed, 26 g. Takes standard international cartridges; a converter for bottled ink is in the box.',
        'Flush it with cold water when you change inks.',
      ],
      options: {
        color: plain('Navy', 'Black', 'Coral', 'Sage'),
        nib: [
          option('Fine', 0, 'fine, a line of about 0.4 mm'),
          option('Medium', 0, 'medium, a line of about 0.6 mm'),
          option('Broad', 2, 'broad, a line of about 0.9 mm'),
        ],
      },
    },
    {
      sku: 'ROL',
      name: 'Aluminum Rollerball',
      category: 'pens',
      image: 'pen',
      price: 24,
      about: [
        'Six-sided so that it stays on the desk; anodized aluminum in {color} with a sprung clip.',
        '14 cm long, 18 g. Comes with one black 0.7 mm refill and takes the usual rollerball and gel refills.',
        'The color is in the metal and does not chip.',
      ],
      options: { color: plain('Silver', 'Black', 'Coral', 'Teal') },
    },
    {
      sku: 'CPN',
      name: 'Colored Pencils',
      category: 'pencils',
      image: 'pencils',
      price: 18,
      taxClass: 'ZERO',
      about: [
        '{set} Soft, break-resistant 3.8 mm cores rich in pigment, in six-sided cedar.',
        'Lightfast, and easy to layer and blend; each pencil carries its number so that it can be bought again.',
        'In a card drawer box made without plastic.',
      ],
      options: {
        set: [
          option('Set of 12', 0, 'Twelve colors.'),
          option('Set of 24', 16, 'Twenty-four colors.'),
          option('Set of 48', 46, 'Forty-eight colors in two layers.'),
        ],
      },
    },
    {
      sku: 'GPN',
      name: 'Graphite Pencils',
      category: 'pencils',
      image: 'pencils',
      price: 9,
      taxClass: 'ZERO',
      about: [
        '{set} Cedar pencils with a smooth, even core, {use}.',
        'Round-edged and unvarnished, 17.5 cm long, sharpened.',
        'In a card box made without plastic.',
      ],
      options: {
        set: [option('Set of 6', 0, 'Six pencils.'), option('Set of 12', 7, 'Twelve pencils.')],
        use: [option('Writing', 0, 'all HB'), option('Drawing', 3, 'graded from 4H to 6B')],
      },
    },
    {
      sku: 'ORG',
      name: 'Desk Organiser',
      category: 'desk-organisers',
      image: 'desk-organiser',
      price: 42,
      about: [
        'Solid {wood}, with room for pens, letters, cards and a telephone, and a drawer for all that is small.',
        '{size}',
        'Oiled by hand, with cork feet. Wipe with a dry cloth.',
      ],
      options: {
        size: [
          option('Compact', 0, '22 by 12 by 14 cm, one drawer.'),
          option('Wide', 20, '36 by 14 by 16 cm, two drawers.'),
        ],
        wood: [option('Beech'), option('Oak', 12), option('Walnut', 26)],
      },
    },
    {
      sku: 'POT',
      name: 'Concrete Pen Pot',
      category: 'desk-organisers',
      image: 'desk-organiser',
      price: 15,
      about: [
        'Cast from fine concrete tinted in {color}, heavy enough not to tip over.',
        '8 cm across, 10 cm tall, 420 g, with a felt foot.',
        'Every piece has its own small pores. Wipe with a damp cloth.',
      ],
      options: { color: plain('Gray', 'Sand', 'Terracotta', 'Sage') },
    },
    {
      sku: 'DOC',
      name: 'Document Box',
      category: 'filing',
      image: 'document-box',
      price: 17,
      about: [
        'Rigid 2 mm recycled board covered in {color} linen paper, with a lift-off lid and a label holder.',
        '{size}',
        'Acid-free inside, so it also suits photographs. Stacks five high.',
      ],
      options: {
        size: [
          option('A5', 0, 'For A5 papers: 23 by 17 by 9 cm.'),
          option('A4', 6, 'For A4 papers: 32 by 24 by 10 cm.'),
          option('A3', 15, 'For A3 papers and drawings: 44 by 32 by 10 cm.'),
        ],
        color: plain('Sky', 'Sage', 'Sand', 'Charcoal'),
      },
    },
    {
      sku: 'SCI',
      name: 'Steel Scissors',
      category: 'scissors-cutting',
      image: 'scissors',
      price: 18,
      about: [
        'Hot-forged stainless blades with a screw that can be tightened, and {color} powder-coated handles.',
        '{size}',
        'For right and left hands. They can be sharpened again; keep them for paper or for cloth, not for both.',
      ],
      options: {
        size: [
          option('16 cm', 0, '16 cm long: paper, tape and thread.'),
          option('21 cm', 8, '21 cm long: card, wrapping paper and cloth.'),
        ],
        color: plain('Coral', 'Black', 'Sage'),
      },
    },
  ],
};
