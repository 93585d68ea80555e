import { type Family, option, plain } from './family.ts';

export const tableware: Family[] = [
  {
    sku: 'MUG',
    name: 'Stoneware Mug',
    category: 'mugs-cups',
    image: 'mug',
    price: 14.5,
    about: [
      'A thick-walled mug of speckled stoneware, glazed in {color} with a bare clay foot.',
      '{size}',
      'Safe in the dishwasher and the microwave; the glaze varies a little from one mug to the next.',
    ],
    options: {
      size: [
        option('250 ml', 0, 'Holds 250 ml, enough for a flat white; 8 cm tall and 8 cm across.'),
        option('350 ml', 2, 'Holds 350 ml; 9.5 cm tall and 8.5 cm across.'),
        option('480 ml', 5, 'Holds a generous 480 ml; 10.5 cm tall and 9.5 cm across.'),
      ],
      color: plain('Sage', 'Chalk', 'Ink', 'Terracotta'),
    },
  },
  {
    sku: 'ESP',
    name: 'Espresso Cups',
    category: 'mugs-cups',
    image: 'espresso-cup',
    price: 22,
    about: [
      'Small 80 ml porcelain cups with saucers, {color} outside and white inside so that you can see the crema.',
      '{set}',
      'Warm them with hot water before brewing. Dishwasher safe.',
    ],
    options: {
      set: [
        option('Set of 2', 0, 'Two cups and two saucers, in a box that suits a present.'),
        option('Set of 4', 18, 'Four cups and four saucers; they stack two high.'),
      ],
      color: plain('White', 'Mustard', 'Slate'),
    },
  },
  {
    sku: 'PLT',
    name: 'Stoneware Plate',
    category: 'plates',
    image: 'plate',
    price: 12,
    about: [
      'A flat plate with a narrow raised rim, of the same stoneware as our mugs and bowls, glazed in {color}.',
      '{size}',
      'Safe in the dishwasher, the microwave and the oven up to 200 °C.',
    ],
    options: {
      size: [
        option('17 cm', 0, 'The side plate: 17 cm across, 380 g.'),
        option('22 cm', 4, 'The breakfast and pudding plate: 22 cm across, 590 g.'),
        option('27 cm', 8.5, 'The dinner plate: 27 cm across, 850 g.'),
      ],
      color: plain('Chalk', 'Sage', 'Ink'),
    },
  },
  {
    sku: 'PLA',
    name: 'Oval Serving Platter',
    category: 'plates',
    image: 'plate',
    price: 34,
    about: [
      'A shallow oval platter with a rolled edge that is easy to lift from the table.',
      'Stoneware, glazed in {color}. {size}',
      'Dishwasher safe; let it cool before you wash it.',
    ],
    options: {
      size: [
        option('32 cm', 0, '32 by 22 cm: a roast chicken or a salad for four.'),
        option('42 cm', 16, '42 by 28 cm: a whole fish or a tart for eight.'),
      ],
      color: plain('Chalk', 'Ink'),
    },
  },
  {
    sku: 'BWL',
    name: 'Stoneware Bowl',
    category: 'bowls',
    image: 'bowl',
    price: 11,
    about: [
      'A deep bowl on a turned foot, {color} outside and cream inside.',
      '{size}',
      'Safe in the dishwasher and the microwave; nests with the other sizes.',
    ],
    options: {
      size: [
        option('12 cm', 0, '12 cm across, 300 ml: nuts, dips and yoghurt.'),
        option('16 cm', 5, '16 cm across, 650 ml: soup, cereal and noodles.'),
        option('24 cm', 21, '24 cm across, 2.4 l: a salad or pasta for four.'),
      ],
      color: plain('Terracotta', 'Sage', 'Ink'),
    },
  },
  {
    sku: 'MIX',
    name: 'Steel Mixing Bowl',
    category: 'bowls',
    image: 'mixing-bowl',
    price: 16,
    about: [
      'A brushed stainless steel bowl with a silicone foot that stays put while you whisk.',
      '{size} The scale inside counts in half liters.',
      'Dishwasher safe; not for the microwave.',
    ],
    options: {
      size: [
        option('1.5 l', 0, '18 cm across, 10 cm deep.'),
        option('3 l', 6, '22 cm across, 12 cm deep.'),
        option('5 l', 13, '27 cm across, 14 cm deep: room for a kilo of bread dough.'),
      ],
    },
  },
  {
    sku: 'CUT',
    name: 'Cutlery Set',
    category: 'cutlery',
    image: 'cutlery',
    price: 69,
    about: [
      '{set}',
      'Forged from 18/10 stainless steel with a {finish}.',
      'Dishwasher safe; take it out before the drying cycle and it keeps its look for longer.',
    ],
    options: {
      set: [
        option('16 Pieces', 0, 'Knives, forks, spoons and teaspoons for four.'),
        option('24 Pieces', 32, 'Knives, forks, spoons and teaspoons for six.'),
        option('48 Pieces', 96, 'Knives, forks, spoons and teaspoons for twelve, in a lined box.'),
      ],
      finish: [
        option('Polished', 0, 'mirror polish that hides no fingerprints but shines at dinner'),
        option('Satin', 4, 'brushed satin finish that hides small scratches'),
      ],
    },
  },
  {
    sku: 'WIN',
    name: 'Wine Glasses',
    category: 'wine-glasses',
    image: 'wine-glass',
    price: 26,
    about: [
      'Lead-free crystal glasses with a drawn stem and a fine laser-cut rim. {shape}',
      '{set}',
      'Dishwasher safe on the glass program.',
    ],
    options: {
      shape: [
        option(
          'White',
          0,
          'Each holds 360 ml and stands 21 cm tall, narrowing at the top to keep the scent in.',
        ),
        option(
          'Red',
          4,
          'Each holds 540 ml and stands 23 cm tall, with a wide bowl that lets red wine breathe.',
        ),
        option('Sparkling', 2, 'Each holds 220 ml and stands 24 cm tall, slim so that the bubbles last.'),
      ],
      set: [
        option('Set of 2', 0, 'Sold as a pair.'),
        option('Set of 6', 44, 'Six glasses in a divided carton that you can keep them in.'),
      ],
    },
  },
  {
    sku: 'TUM',
    name: 'Glass Tumblers, Set of 4',
    category: 'tumblers',
    image: 'tumbler',
    price: 24,
    about: [
      'Four straight-sided tumblers of pressed recycled glass, {color}; small bubbles are part of the material.',
      '{size}',
      'Dishwasher safe. Not for boiling liquids.',
    ],
    options: {
      size: [
        option('220 ml', 0, 'The low one: 220 ml, 8 cm tall, for juice and short drinks.'),
        option('380 ml', 5, 'The tall one: 380 ml, 13 cm tall, for water and long drinks.'),
      ],
      color: plain('Clear', 'Smoke', 'Aqua', 'Amber'),
    },
  },
  {
    sku: 'CAR',
    name: 'Glass Carafe',
    category: 'carafes-jugs',
    image: 'carafe',
    price: 29,
    about: [
      'A hand-blown carafe of borosilicate glass that takes hot and cold drinks alike, closed by a stopper of {stopper}.',
      '{size}',
      'The glass is dishwasher safe; wipe the stopper with a damp cloth.',
    ],
    options: {
      size: [
        option('0.75 l', 0, 'Holds 0.75 l and fits the door of most fridges; 24 cm tall.'),
        option('1.2 l', 8, 'Holds 1.2 l; 29 cm tall.'),
      ],
      stopper: [option('Cork'), option('Oak', 5)],
    },
  },
];
