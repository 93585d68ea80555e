import { cookware } from './cookware.ts';
import { type Department, option, plain } from './family.ts';
import { tableware } from './tableware.ts';

const knifeHandles = [option('Walnut'), option('Olive Wood', 12, 'olive wood', 'OLV')];

export const kitchen: Department = {
  weightGrams: 800,
  category: {
    name: 'Kitchen & Dining',
    description: 'Everything for cooking, laying the table and putting the rest away.',
    image: 'department-kitchen-dining',
    children: [
      {
        name: 'Tableware',
        description: 'Stoneware, porcelain and steel for every meal of the day.',
        image: 'plate',
        children: [
          { name: 'Mugs & Cups', description: 'From a short espresso to a long tea.', image: 'mug' },
          { name: 'Plates', description: 'Side plates, dinner plates and platters.', image: 'plate' },
          { name: 'Bowls', description: 'Bowls to eat from, serve from and mix in.', image: 'bowl' },
          { name: 'Cutlery', description: 'Sets for four, six and twelve.', image: 'cutlery' },
        ],
      },
      {
        name: 'Glassware',
        description: 'Glasses for water, wine and everything between.',
        image: 'tumbler',
        children: [
          { name: 'Wine Glasses', description: 'Stemmed glasses of lead-free crystal.', image: 'wine-glass' },
          {
            name: 'Tumblers',
            description: 'Everyday glasses that survive the dishwasher.',
            image: 'tumbler',
          },
          { name: 'Carafes & Jugs', description: 'For water, wine and cold brew.', image: 'carafe' },
        ],
      },
      {
        name: 'Cookware',
        description: 'Pots, pans and dishes for the hob and the oven.',
        image: 'casserole',
        children: [
          {
            name: 'Pots & Pans',
            description: 'For the hob, and most of them for the oven too.',
            image: 'saucepan',
            children: [
              {
                name: 'Frying Pans',
                description: 'Carbon steel, cast iron and non-stick.',
                image: 'frying-pan',
              },
              { name: 'Saucepans', description: 'With lids, for every kind of hob.', image: 'saucepan' },
              {
                name: 'Casseroles',
                description: 'Heavy pots for slow cooking and bread.',
                image: 'casserole',
              },
            ],
          },
          { name: 'Bakeware', description: 'Dishes that go from oven to table.', image: 'baking-dish' },
        ],
      },
      {
        name: 'Kitchen Tools',
        description: 'What you reach for every time you cook.',
        image: 'utensils',
        children: [
          { name: 'Knives', description: 'Few blades, well made.', image: 'knife' },
          {
            name: 'Cutting Boards',
            description: 'Oiled hardwood, kind to your knives.',
            image: 'cutting-board',
          },
          { name: 'Utensils', description: 'Spoons, turners and spatulas of wood.', image: 'utensils' },
        ],
      },
      {
        name: 'Tea & Coffee',
        description: 'Brewing, the unhurried way.',
        image: 'teapot',
        children: [
          {
            name: 'Teapots',
            description: 'With a strainer inside, so that any tea will do.',
            image: 'teapot',
          },
          { name: 'Kettles', description: 'Stovetop kettles that sing.', image: 'kettle' },
          { name: 'Coffee Makers', description: 'Presses for one cup or eight.', image: 'coffee-press' },
        ],
      },
      {
        name: 'Kitchen Storage',
        description: 'Dry, airtight and easy to find again.',
        image: 'storage-jar',
        children: [
          { name: 'Jars', description: 'Clear glass, so that you see what runs out.', image: 'storage-jar' },
          { name: 'Canisters', description: 'Stoneware for coffee, tea and flour.', image: 'canister' },
        ],
      },
    ],
  },
  families: [
    ...tableware,
    ...cookware,
    {
      sku: 'CHF',
      name: "Chef's Knife",
      category: 'knives',
      image: 'knife',
      price: 72,
      about: [
        'A forged blade of high-carbon stainless steel, hardened to 58 HRC, with a full tang and a handle of {handle}.',
        '{size}',
        'Wash and dry it by hand; sharpen it on a stone two or three times a year.',
      ],
      options: {
        size: [
          option('16 cm', 0, 'The 16 cm blade is nimble and suits small hands and small boards.'),
          option('20 cm', 13, 'The 20 cm blade is the one to have if you have only one.'),
          option('24 cm', 27, 'The 24 cm blade makes short work of cabbages and melons.'),
        ],
        handle: knifeHandles,
      },
    },
    {
      sku: 'PAR',
      name: 'Paring Knife, 9 cm',
      category: 'knives',
      image: 'knife',
      price: 32,
      about: [
        'A short, pointed blade for peeling, trimming and everything that is done in the hand.',
        'High-carbon stainless steel with a full tang and a handle of {handle}; 20 cm long, 70 g.',
        'Wash and dry it by hand.',
      ],
      options: { handle: knifeHandles },
    },
    {
      sku: 'BRD',
      name: 'Bread Knife, 23 cm',
      category: 'knives',
      image: 'knife',
      price: 58,
      about: [
        'A long serrated blade whose rounded teeth saw through crust without tearing the crumb.',
        'High-carbon stainless steel with a full tang and a handle of {handle}; 36 cm long, 190 g.',
        'Wash and dry it by hand.',
      ],
      options: { handle: knifeHandles },
    },
    {
      sku: 'BOA',
      name: 'Cutting Board',
      category: 'cutting-boards',
      image: 'cutting-board',
      price: 29,
      about: [
        'A solid board of {wood}, 2.5 cm thick, finished with food-safe oil; one side is flat, the other has a juice groove.',
        '{size}',
        'Wipe it, stand it up to dry and oil it every month or two. Never soak it.',
      ],
      options: {
        size: [
          option('28 × 18 cm', 0, '28 by 18 cm: bread, cheese and lemons.'),
          option('38 × 26 cm', 17, '38 by 26 cm: the everyday board.'),
          option('48 × 32 cm', 38, '48 by 32 cm: for carving and for big batches.'),
        ],
        wood: [option('Beech'), option('Oak', 8), option('Walnut', 19)],
      },
    },
    {
      sku: 'UTE',
      name: 'Wooden Utensil Set',
      category: 'utensils',
      image: 'utensils',
      price: 21,
      about: [
        '{set}',
        'Carved from {wood}, sanded smooth and oiled; 30 cm long and safe for non-stick pans.',
        'Wash by hand and oil now and then.',
      ],
      options: {
        set: [
          option('3 Pieces', 0, 'A spoon, a slotted turner and a spatula.'),
          option('5 Pieces', 15, 'Two spoons, a slotted turner, a spatula and a ladle, in a stoneware pot.'),
        ],
        wood: [option('Beech'), option('Cherry', 6), option('Olive Wood', 12, 'olive wood', 'OLV')],
      },
    },
    {
      sku: 'TEA',
      name: 'Stoneware Teapot',
      category: 'teapots',
      image: 'teapot',
      price: 44,
      about: [
        'A round pot with a spout that does not drip and a handle for two fingers, glazed in {color}.',
        '{size} With a fine stainless steel strainer that lifts out.',
        'Dishwasher safe; rinse it with water alone if you like the flavor to build up.',
      ],
      options: {
        size: [
          option('0.6 l', 0, 'Holds 0.6 l: two cups.'),
          option('1 l', 10, 'Holds 1 l: four cups.', '10'),
          option('1.5 l', 19, 'Holds 1.5 l: six cups.'),
        ],
        color: plain('Ink', 'Sage', 'Chalk'),
      },
    },
    {
      sku: 'KET',
      name: 'Stovetop Kettle',
      category: 'kettles',
      image: 'kettle',
      price: 58,
      about: [
        'Enameled steel in {color} with a beech grip that stays cool and a whistle you can flip open with a thumb.',
        '{size}',
        'For gas, electric and induction hobs. Descale it with vinegar; not for the dishwasher.',
      ],
      options: {
        size: [
          option('1.6 l', 0, 'Holds 1.6 l and boils a full load in about six minutes on gas.'),
          option('2.2 l', 11, 'Holds 2.2 l, enough for a big pot of tea and the hot-water bottle.'),
        ],
        color: plain('Terracotta', 'Cream', 'Forest', 'Black'),
      },
    },
    {
      sku: 'PRE',
      name: 'Coffee Press',
      category: 'coffee-makers',
      image: 'coffee-press',
      price: 32,
      about: [
        'A borosilicate glass jug in a {frame} frame, with a double mesh that keeps the grounds out of the cup.',
        '{size}',
        'Every part comes apart for the dishwasher, and the glass can be bought again on its own.',
      ],
      options: {
        size: [
          option('0.35 l', 0, 'Holds 0.35 l: one large mug.'),
          option('0.6 l', 7, 'Holds 0.6 l: two to three cups.'),
          option('1 l', 15, 'Holds 1 l: a pot for the table.', '10'),
        ],
        frame: [option('Steel', 0, 'brushed steel'), option('Copper', 9, 'copper-plated steel')],
      },
    },
    {
      sku: 'JAR',
      name: 'Glass Storage Jar',
      category: 'jars',
      image: 'storage-jar',
      price: 9.5,
      about: [
        'A straight jar of clear borosilicate glass with a lid of {lid} and a silicone ring that seals it airtight.',
        '{size}',
        'The glass is dishwasher safe; wipe the lid.',
      ],
      options: {
        size: [
          option('0.5 l', 0, '10 cm across and 10 cm tall: nuts, seeds and spices.'),
          option('1 l', 3.5, '10 cm across and 18 cm tall: sugar, lentils and oats.', '10'),
          option('2 l', 8, '12 cm across and 24 cm tall: spaghetti and flour.', '20'),
        ],
        lid: [option('Bamboo'), option('Oak', 4)],
      },
    },
    {
      sku: 'CAN',
      name: 'Stoneware Canister',
      category: 'canisters',
      image: 'canister',
      price: 23,
      about: [
        'A light-proof canister of {color} stoneware with an acacia lid and a silicone seal.',
        '{size}',
        'The canister is dishwasher safe; wipe the lid and oil it once a year.',
      ],
      options: {
        size: [
          option('0.6 l', 0, 'Holds 0.6 l: 250 g of coffee or 120 g of tea.'),
          option('1.1 l', 7, 'Holds 1.1 l: a kilo of sugar.'),
          option('2.4 l', 16, 'Holds 2.4 l: 1.5 kg of flour.'),
        ],
        color: plain('Sage', 'Chalk', 'Ink'),
      },
    },
  ],
};
