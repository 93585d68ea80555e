import { type Department, option, plain } from './family.ts';

export const bags: Department = {
  weightGrams: 900,
  category: {
    name: 'Bags & Travel',
    description: 'Carry less, and carry it well.',
    image: 'department-bags-travel',
    children: [
      {
        name: 'Backpacks',
        description: 'For the city and for the hills.',
        image: 'backpack',
        children: [
          { name: 'City Backpacks', description: 'With a padded place for the laptop.', image: 'backpack' },
          {
            name: 'Hiking Backpacks',
            description: 'With a frame, a hip belt and a rain cover.',
            image: 'backpack',
          },
        ],
      },
      {
        name: 'Everyday Bags',
        description: 'For work, the market and the library.',
        image: 'tote-bag',
        children: [
          { name: 'Tote Bags', description: 'Cotton and canvas, long handles.', image: 'tote-bag' },
          {
            name: 'Messenger Bags',
            description: 'Across the shoulder, on the bicycle.',
            image: 'messenger-bag',
          },
        ],
      },
      {
        name: 'Travel',
        description: 'For a night, or for a fortnight.',
        image: 'weekend-bag',
        children: [
          { name: 'Weekend Bags', description: 'Cabin-sized and good-looking.', image: 'weekend-bag' },
          { name: 'Wash Bags', description: 'With a lining that wipes clean.', image: 'wash-bag' },
          { name: 'Packing Cubes', description: 'Order in every suitcase.', image: 'packing-cubes' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'BPK',
      name: 'Canvas Backpack',
      category: 'city-backpacks',
      image: 'backpack',
      price: 79,
      about: [
        'Waxed cotton canvas in {color} with leather straps, a drawstring under the flap and a pocket in front.',
        '{size} The back and the shoulder straps are padded.',
        'Showerproof. Brush it clean and wax it once a year; do not machine-wash.',
      ],
      options: {
        size: [
          option('16 l', 0, '16 l, 40 by 28 by 14 cm, with a sleeve for a 13-inch laptop.'),
          option('22 l', 15, '22 l, 45 by 31 by 16 cm, with a sleeve for a 15-inch laptop.'),
        ],
        color: plain('Navy', 'Olive', 'Sand', 'Black'),
      },
    },
    {
      sku: 'ROB',
      name: 'Roll-Top Backpack',
      category: 'city-backpacks',
      image: 'backpack',
      price: 95,
      about: [
        'Welded recycled polyester in {color}, rolled shut at the top and waterproof to the last seam.',
        '{size} A side zip reaches the 15-inch laptop sleeve; reflective tabs front and back.',
        'Wipe with a damp cloth.',
      ],
      options: {
        size: [
          option('18 l', 0, '18 to 22 l, 44 by 28 by 14 cm, 0.9 kg.'),
          option('26 l', 20, '26 to 32 l, 50 by 32 by 17 cm, 1.1 kg.'),
        ],
        color: plain('Black', 'Moss', 'Rust'),
      },
    },
    {
      sku: 'HIK',
      name: 'Hiking Backpack',
      category: 'hiking-backpacks',
      image: 'backpack',
      price: 129,
      about: [
        'Ripstop nylon in {color} with an aluminum frame, a mesh back that lets air through and an adjustable hip belt.',
        '{size}',
        'With a rain cover in the base and loops for poles. Wash by hand and hang it to dry.',
      ],
      options: {
        size: [
          option('30 l', 0, '30 l, 1.2 kg: day walks and huts.'),
          option('45 l', 40, '45 l, 1.6 kg: a long weekend with a tent.'),
          option('60 l', 75, '60 l, 2.0 kg: a week out, up to 18 kg.'),
        ],
        color: plain('Forest', 'Slate', 'Ochre'),
      },
    },
    {
      sku: 'TOT',
      name: 'Cotton Tote Bag',
      category: 'tote-bags',
      image: 'tote-bag',
      price: 14,
      about: [
        'Organic cotton of 220 g/m² in {color}, printed with a sprig of leaves, with handles long enough for the shoulder.',
        '38 by 42 cm; carries 10 kg and folds into a pocket.',
        'Wash at 30 °C inside out.',
      ],
      options: { color: plain('Natural', 'Sage', 'Black', 'Mustard', 'Blush') },
    },
    {
      sku: 'CTO',
      name: 'Heavy Canvas Tote',
      category: 'tote-bags',
      image: 'tote-bag',
      price: 39,
      about: [
        'Heavy 500 g/m² canvas with a flat bottom, webbing handles in {color} that run right round, and an inside pocket.',
        '{size}',
        'Stands up by itself. Spot-clean it, or wash it cold and dry it in shape.',
      ],
      options: {
        size: [
          option('Medium', 0, '40 by 32 by 16 cm, 20 l.'),
          option('Large', 12, '50 by 38 by 20 cm, 38 l.'),
        ],
        color: plain('Navy', 'Brick', 'Olive'),
      },
    },
    {
      sku: 'MSG',
      name: 'Messenger Bag',
      category: 'messenger-bags',
      image: 'messenger-bag',
      price: 84,
      about: [
        'Dense cotton twill in {color} with a full flap, two buckles that hide magnets, and a 140 cm strap.',
        '{size}',
        'A pen pocket, a key clip and a zipped pocket inside. Wipe with a damp cloth.',
      ],
      options: {
        size: [
          option('13 Inch', 0, '36 by 27 by 10 cm, for laptops up to 13 inches.'),
          option('15 Inch', 12, '41 by 30 by 11 cm, for laptops up to 15 inches.'),
        ],
        color: plain('Plum', 'Charcoal', 'Olive'),
      },
    },
    {
      sku: 'WKD',
      name: 'Weekend Bag',
      category: 'weekend-bags',
      image: 'weekend-bag',
      price: 119,
      about: [
        'Cotton canvas in {color} on a base of vegetable-tanned leather, with a wide brass zip and a strap that comes off.',
        '{size}',
        'A shoe pocket at one end, a sleeve that slips over a suitcase handle at the back. Brush it, and grease the leather once a year.',
      ],
      options: {
        size: [
          option('32 l', 0, '32 l, 50 by 28 by 23 cm: hand luggage on most airlines.'),
          option('48 l', 30, '48 l, 58 by 33 by 26 cm: a long weekend for one, a short one for two.'),
        ],
        color: plain('Sand', 'Olive', 'Navy'),
      },
    },
    {
      sku: 'WSB',
      name: 'Wash Bag',
      category: 'wash-bags',
      image: 'wash-bag',
      price: 26,
      about: [
        'Quilted cotton in {color} with a wipe-clean lining and a zip that opens wide.',
        '{size}',
        'Wash at 30 °C and dry in shape.',
      ],
      options: {
        size: [
          option('Small', 0, '20 by 12 by 8 cm, for a night away.'),
          option('Large', 10, '28 by 18 by 12 cm, with three inside pockets and a hook to hang it by.'),
        ],
        color: plain('Lilac', 'Sage', 'Navy'),
      },
    },
    {
      sku: 'PCK',
      name: 'Packing Cubes',
      category: 'packing-cubes',
      image: 'packing-cubes',
      price: 34,
      about: [
        '{set} Light ripstop of recycled polyester in {color}, with a mesh window and two-way zips.',
        'The medium cube measures 35 by 25 by 8 cm and holds about eight shirts.',
        'Wash at 30 °C.',
      ],
      options: {
        set: [
          option('Set of 3', 0, 'One large, one medium and one small cube.'),
          option('Set of 6', 24, 'Two large, two medium and two small cubes.'),
        ],
        color: plain('Coral', 'Navy', 'Sage'),
      },
    },
  ],
};
