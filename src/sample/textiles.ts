import { type Family, option, plain } from './family.ts';

export const textiles: Family[] = [
  {
    sku: 'BLK',
    name: 'Lambswool Blanket',
    category: 'blankets',
    image: 'blanket',
    price: 98,
    about: [
      'Pure lambswool, woven in a broad check of {color} and cream and brushed on both sides, with twisted fringes.',
      '{size}',
      'Air it rather than wash it; when needed, wash at 30 °C on the wool program and dry it flat.',
    ],
    options: {
      size: [
        option('130 × 180 cm', 0, '130 by 180 cm, 850 g: for one on the sofa.'),
        option('150 × 220 cm', 46, '150 by 220 cm, 1.2 kg: for two, or the end of the bed.'),
      ],
      color: plain('Rust', 'Moss', 'Navy'),
    },
  },
  {
    sku: 'THR',
    name: 'Cotton Throw',
    category: 'blankets',
    image: 'blanket',
    price: 54,
    about: [
      'A loosely woven herringbone throw of recycled cotton in {color} with hand-knotted fringes.',
      '130 by 170 cm, 700 g: light enough for summer evenings.',
      'Wash at 30 °C and dry on the line.',
    ],
    options: { color: plain('Oat', 'Mustard', 'Sage', 'Blush') },
  },
  {
    sku: 'CUS',
    name: 'Velvet Cushion',
    category: 'cushions',
    image: 'cushion',
    price: 32,
    about: [
      'Short-pile cotton velvet in {color} with a linen back, piped edges and a hidden zip.',
      '{size} The filling of recycled fiber is included.',
      'Take off the cover and wash it at 30 °C inside out.',
    ],
    options: {
      size: [option('40 × 40 cm', 0, '40 by 40 cm.'), option('50 × 50 cm', 9, '50 by 50 cm.')],
      color: plain('Mustard', 'Forest', 'Rust', 'Plum', 'Navy'),
    },
  },
  {
    sku: 'LCU',
    name: 'Linen Cushion',
    category: 'cushions',
    image: 'cushion',
    price: 36,
    about: [
      'Heavy stonewashed linen in {color}, plain on both sides, with a hidden zip.',
      '{size} The filling of recycled fiber is included.',
      'Take off the cover and wash it at 40 °C.',
    ],
    options: {
      size: [
        option('45 × 45 cm', 0, '45 by 45 cm.'),
        option('30 × 50 cm', 0, '30 by 50 cm, made for the small of the back.'),
        option('60 × 60 cm', 16, '60 by 60 cm.'),
      ],
      color: plain('Oat', 'Clay', 'Slate'),
    },
  },
  {
    sku: 'RUG',
    name: 'Hand-Woven Wool Rug',
    category: 'wool-rugs',
    image: 'rug',
    price: 149,
    about: [
      'New wool on a cotton warp, woven by hand in a diamond pattern with {color} as the ground, 12 mm thick.',
      '{size}',
      'Vacuum it without a brush and turn it twice a year. A new wool rug sheds for some weeks; that is normal.',
    ],
    options: {
      size: [
        option('80 × 150 cm', 0, '80 by 150 cm: beside the bed.'),
        option('140 × 200 cm', 180, '140 by 200 cm: under a coffee table.'),
        option('200 × 300 cm', 480, '200 by 300 cm: a whole seating group.'),
      ],
      color: plain('Indigo', 'Brick', 'Natural'),
    },
  },
  {
    sku: 'FLA',
    name: 'Flatweave Cotton Rug',
    category: 'cotton-rugs',
    image: 'rug',
    price: 39,
    about: [
      'A reversible flatweave of recycled cotton in {color} and white stripes, 5 mm thick, with short fringes.',
      '{size}',
      'Wash at 30 °C and dry flat; put an underlay beneath it on wood and tiles.',
    ],
    options: {
      size: [
        option('60 × 90 cm', 0, '60 by 90 cm: by the door or the sink.'),
        option('70 × 200 cm', 26, '70 by 200 cm: a runner for the hall.'),
        option('120 × 180 cm', 60, '120 by 180 cm: the middle of a room.'),
      ],
      color: plain('Teal', 'Mustard', 'Charcoal'),
    },
  },
  {
    sku: 'APR',
    name: 'Canvas Apron',
    category: 'aprons',
    image: 'apron',
    price: 38,
    about: [
      'Washed cotton canvas of 340 g/m² in {color}, with a divided front pocket and brass eyelets.',
      '{straps}',
      'Wash at 40 °C with like colors; it fades gently, as canvas does.',
    ],
    options: {
      straps: [
        option('Neck Strap', 0, 'An adjustable cotton strap goes round the neck; 70 by 85 cm.', 'NCK'),
        option(
          'Cross-Back',
          9,
          'The straps cross at the back and take the weight off the neck; 75 by 88 cm.',
          'CRB',
        ),
      ],
      color: plain('Slate', 'Olive', 'Rust', 'Natural'),
    },
  },
  {
    sku: 'TTL',
    name: 'Linen Tea Towels',
    category: 'tea-towels',
    image: 'tea-towel',
    price: 22,
    about: [
      '{set} Half linen, half cotton, with woven {color} stripes and a hanging loop.',
      'Each 50 by 70 cm; they leave no fluff on glasses.',
      'Wash at 60 °C.',
    ],
    options: {
      set: [option('Set of 2', 0, 'Two tea towels.'), option('Set of 4', 17, 'Four tea towels.')],
      color: plain('Red', 'Navy', 'Natural'),
    },
  },
];
