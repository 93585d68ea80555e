import { type Family, option, plain } from './family.ts';

export const cookware: Family[] = [
  {
    sku: 'FRY',
    name: 'Carbon Steel Frying Pan',
    category: 'frying-pans',
    image: 'frying-pan',
    price: 42,
    about: [
      'A pan of 2.5 mm carbon steel, seasoned with oil before it leaves the workshop, with a riveted steel handle.',
      '{size}',
      'For every hob including induction, and the oven. Rinse it hot, dry it at once and oil it lightly; no dishwasher.',
    ],
    options: {
      size: [
        option('20 cm', 0, '20 cm across, 1.0 kg: two eggs.'),
        option('24 cm', 9, '24 cm across, 1.4 kg: the everyday size for one or two.'),
        option('28 cm', 19, '28 cm across, 1.9 kg: two steaks or supper for three.'),
        option('32 cm', 32, '32 cm across, 2.5 kg, with a helper handle: supper for a family.'),
      ],
    },
  },
  {
    sku: 'NSP',
    name: 'Non-Stick Frying Pan',
    category: 'frying-pans',
    image: 'frying-pan',
    price: 36,
    about: [
      'A light pan of forged recycled aluminum with a ceramic non-stick coating and a {handle} handle.',
      '{size}',
      'Works on induction. Use wooden or silicone tools and medium heat, wash by hand, and expect the coating to last three to five years.',
    ],
    options: {
      size: [
        option('20 cm', 0, '20 cm across, 0.6 kg.'),
        option('24 cm', 8, '24 cm across, 0.8 kg.'),
        option('28 cm', 16, '28 cm across, 1.0 kg.'),
        option('32 cm', 26, '32 cm across, 1.3 kg.'),
      ],
      handle: [option('Beech'), option('Black', 0, 'heat-resistant black')],
    },
  },
  {
    sku: 'SKL',
    name: 'Cast Iron Skillet',
    category: 'frying-pans',
    image: 'frying-pan',
    price: 38,
    about: [
      'Poured in one piece with two pouring lips, and pre-seasoned with linseed oil.',
      '{size}',
      'Goes from the hob to the oven to the fire. Wipe or rinse, dry and oil it; soap now and then does no harm.',
    ],
    options: {
      size: [
        option('20 cm', 0, '20 cm across, 1.9 kg.'),
        option('26 cm', 14, '26 cm across, 2.7 kg.'),
        option('30 cm', 26, '30 cm across, 3.6 kg, with a helper handle.'),
      ],
    },
  },
  {
    sku: 'SAU',
    name: 'Steel Saucepan with Lid',
    category: 'saucepans',
    image: 'saucepan',
    price: 49,
    about: [
      'Three-ply stainless steel with an aluminum core all the way up the sides, so that nothing catches in the corners.',
      '{size} With a close-fitting steel lid and a scale inside.',
      'For every hob including induction, the oven up to 230 °C, and the dishwasher.',
    ],
    options: {
      size: [
        option('14 cm', 0, '14 cm across, 1.2 l: milk, sauce or one egg.'),
        option('16 cm', 9, '16 cm across, 1.9 l.'),
        option('18 cm', 19, '18 cm across, 2.7 l.'),
        option('20 cm', 30, '20 cm across, 3.6 l: pasta for two, soup for four.'),
      ],
    },
  },
  {
    sku: 'CAS',
    name: 'Cast Iron Casserole',
    category: 'casseroles',
    image: 'casserole',
    price: 119,
    about: [
      'Enameled cast iron, {color} outside and cream inside, with a heavy lid whose bumps let the steam rain back.',
      '{size}',
      'For every hob and the oven up to 250 °C. Let it cool before washing; the dishwasher dulls the enamel over the years.',
    ],
    options: {
      size: [
        option('20 cm', 0, '20 cm across, 2.6 l, 3.4 kg: two to three portions.'),
        option('24 cm', 40, '24 cm across, 4.2 l, 4.8 kg: four to five portions, or a loaf of bread.'),
        option('28 cm', 80, '28 cm across, 6.7 l, 6.3 kg: seven to eight portions.'),
      ],
      color: plain('Teal', 'Brick', 'Mustard', 'Graphite'),
    },
  },
  {
    sku: 'BAK',
    name: 'Baking Dish',
    category: 'bakeware',
    image: 'baking-dish',
    price: 26,
    about: [
      'A rectangular stoneware dish with two handles broad enough for oven gloves, glazed in {color}.',
      '{size}',
      'For the oven up to 250 °C, the freezer and the dishwasher; not for the hob.',
    ],
    options: {
      size: [
        option('22 cm', 0, '22 by 15 by 6 cm, 1.2 l: a crumble for two.'),
        option('30 cm', 12, '30 by 20 by 7 cm, 2.6 l: a gratin for four.'),
        option('38 cm', 26, '38 by 26 by 8 cm, 4.8 l: lasagne for eight.'),
      ],
      color: plain('Chalk', 'Sky', 'Brick'),
    },
  },
  {
    sku: 'PIE',
    name: 'Fluted Pie Dish',
    category: 'bakeware',
    image: 'pie-dish',
    price: 24,
    about: [
      'A round stoneware dish with a fluted rim that shapes the crust for you, glazed in {color}.',
      '{size}',
      'For the oven up to 250 °C, the freezer and the dishwasher.',
    ],
    options: {
      size: [
        option('24 cm', 0, '24 cm across, 4.5 cm deep: six slices.'),
        option('28 cm', 7, '28 cm across, 5 cm deep: eight to ten slices.'),
      ],
      color: plain('Chalk', 'Sky', 'Brick'),
    },
  },
];
