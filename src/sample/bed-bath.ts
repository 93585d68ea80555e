import { type Department, option, plain } from './family.ts';
import { textiles } from './textiles.ts';

export const bedBath: Department = {
  weightGrams: 900,
  category: {
    name: 'Bed & Bath',
    description: 'Linen, cotton and wool for the bedroom, the bathroom and the sofa.',
    image: 'department-bed-bath',
    children: [
      {
        name: 'Bed Linen',
        description: 'Breathable covers and sheets that soften with every wash.',
        image: 'bed-linen',
        children: [
          { name: 'Duvet Covers', description: 'Washed linen and crisp percale.', image: 'bed-linen' },
          { name: 'Sheets & Pillowcases', description: 'To match, or to mix.', image: 'pillow' },
        ],
      },
      {
        name: 'Bath',
        description: 'Thirsty cotton in colors that last.',
        image: 'towel',
        children: [
          { name: 'Towels', description: 'From the face cloth to the bath sheet.', image: 'towel' },
          { name: 'Bath Mats', description: 'Dense, soft and quick to dry.', image: 'bath-mat' },
        ],
      },
      {
        name: 'Blankets & Cushions',
        description: 'For the sofa, the bed and the garden after sunset.',
        image: 'blanket',
        children: [
          { name: 'Blankets', description: 'Wool and cotton throws.', image: 'blanket' },
          {
            name: 'Cushions',
            description: 'Velvet and linen, with feather-free fillings.',
            image: 'cushion',
          },
        ],
      },
      {
        name: 'Rugs',
        description: 'Warm underfoot, and quiet.',
        image: 'rug',
        children: [
          { name: 'Wool Rugs', description: 'Hand-woven and hard-wearing.', image: 'rug' },
          { name: 'Cotton Rugs', description: 'Light flatweaves that can be washed.', image: 'rug' },
        ],
      },
      {
        name: 'Kitchen Textiles',
        description: 'Aprons and cloths for messy work.',
        image: 'apron',
        children: [
          { name: 'Aprons', description: 'With pockets where you need them.', image: 'apron' },
          { name: 'Tea Towels', description: 'Lint-free, and good-looking on the rail.', image: 'tea-towel' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'LDC',
      name: 'Washed Linen Duvet Cover',
      category: 'duvet-covers',
      image: 'bed-linen',
      price: 119,
      about: [
        'Pure European flax linen of 165 g/m², garment-washed so that it is soft from the first night, in {color}.',
        '{size} Closes with coconut-shell buttons; ties inside hold the duvet.',
        'Wash at 40 °C and leave the iron in the cupboard.',
      ],
      options: {
        size: [
          option('Single', 0, 'Fits a single duvet: 140 by 200 cm.'),
          option('Double', 40, 'Fits a double duvet: 200 by 200 cm.'),
          option('King', 70, 'Fits a king-size duvet: 240 by 220 cm.'),
        ],
        color: plain('Oat', 'Sage', 'Slate', 'Clay'),
      },
    },
    {
      sku: 'PDC',
      name: 'Percale Duvet Cover',
      category: 'duvet-covers',
      image: 'bed-linen',
      price: 69,
      about: [
        'Crisp, matt percale of organic long-staple cotton with 200 threads to the square inch, in {color}.',
        '{size} Closes with a hidden row of buttons.',
        'Wash at 60 °C; line-dry it for the crispest feel.',
      ],
      options: {
        size: [
          option('Single', 0, 'Fits a single duvet: 140 by 200 cm.'),
          option('Double', 24, 'Fits a double duvet: 200 by 200 cm.'),
          option('King', 42, 'Fits a king-size duvet: 240 by 220 cm.'),
        ],
        color: plain('White', 'Sky', 'Blush'),
      },
    },
    {
      sku: 'FIT',
      name: 'Percale Fitted Sheet',
      category: 'sheets-pillowcases',
      image: 'bed-linen',
      price: 42,
      about: [
        'A fitted sheet of organic cotton percale in {color}, elastic all the way round, for mattresses up to 30 cm deep.',
        '{size}',
        'Wash at 60 °C; tumble-dry low.',
      ],
      options: {
        size: [
          option('Single', 0, 'For a mattress of 90 by 200 cm.'),
          option('Double', 14, 'For a mattress of 140 by 200 cm.'),
          option('King', 26, 'For a mattress of 180 by 200 cm.'),
        ],
        color: plain('White', 'Sky', 'Blush'),
      },
    },
    {
      sku: 'PIL',
      name: 'Linen Pillowcases, Pair',
      category: 'sheets-pillowcases',
      image: 'pillow',
      price: 39,
      about: [
        'Two envelope-closed pillowcases of garment-washed flax linen in {color}, to match our duvet covers.',
        '{size}',
        'Wash at 40 °C; they need no ironing.',
      ],
      options: {
        size: [
          option('50 × 75 cm', 0, 'Each 50 by 75 cm, the standard pillow.'),
          option('65 × 65 cm', 8, 'Each 65 by 65 cm, the square pillow.'),
        ],
        color: plain('Oat', 'Sage', 'Slate', 'Clay'),
      },
    },
    {
      sku: 'TOW',
      name: 'Organic Cotton Towel',
      category: 'towels',
      image: 'towel',
      price: 7,
      about: [
        'A towel of combed organic cotton terry, 600 g/m², in {color} with a flat woven border and a hanging loop.',
        '{size}',
        'Wash at 60 °C before the first use and skip the softener, which makes towels less thirsty.',
      ],
      options: {
        size: [
          option('Face', 0, 'Face cloth: 30 by 30 cm.'),
          option('Hand', 9, 'Hand towel: 50 by 100 cm.'),
          option('Bath', 22, 'Bath towel: 70 by 140 cm.'),
          option('Sheet', 38, 'Bath sheet: 100 by 160 cm.'),
        ],
        color: plain('White', 'Clay', 'Sand', 'Teal'),
      },
    },
    {
      sku: 'WAF',
      name: 'Waffle Towel',
      category: 'towels',
      image: 'towel',
      price: 18,
      about: [
        'A light towel of waffle-woven cotton and linen in {color} that dries in half the time of terry.',
        '{size}',
        'Wash at 60 °C; it shrinks by about 5 % in the first wash, which is allowed for.',
      ],
      options: {
        size: [
          option('Hand', 0, 'Hand towel: 50 by 90 cm.'),
          option('Bath', 18, 'Bath towel: 80 by 150 cm.'),
        ],
        color: plain('White', 'Sage', 'Charcoal'),
      },
    },
    {
      sku: 'MAT',
      name: 'Tufted Bath Mat',
      category: 'bath-mats',
      image: 'bath-mat',
      price: 28,
      about: [
        'A dense cotton mat, 1,400 g/m², tufted in a ribbed pattern in {color}.',
        '{size} Reversible, without a rubber back, so that it can be washed hot.',
        'Wash at 60 °C; tumble-dry low. Use a non-slip underlay on smooth tiles.',
      ],
      options: {
        size: [option('50 × 80 cm', 0, '50 by 80 cm.'), option('60 × 100 cm', 13, '60 by 100 cm.')],
        color: plain('White', 'Sand', 'Slate'),
      },
    },
    ...textiles,
  ],
};
