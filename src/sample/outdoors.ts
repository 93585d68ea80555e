import { type Department, option, plain } from './family.ts';

export const outdoors: Department = {
  weightGrams: 2500,
  category: {
    name: 'Outdoors & Garden',
    description: 'For the balcony, the garden and the nights out under the sky.',
    image: 'department-outdoors-garden',
    children: [
      {
        name: 'Camping',
        description: 'A dry night and a good seat.',
        image: 'tent',
        children: [
          { name: 'Tents', description: 'For two, three and four.', image: 'tent' },
          {
            name: 'Sleeping Bags',
            description: 'For summer, for most of the year and for frost.',
            image: 'sleeping-bag',
          },
          {
            name: 'Camp Furniture',
            description: 'Chairs and hammocks that pack small.',
            image: 'camp-chair',
          },
        ],
      },
      {
        name: 'Bottles & Flasks',
        description: 'Drinks that stay cold, or hot, all day.',
        image: 'water-bottle',
        children: [
          { name: 'Water Bottles', description: 'Steel bottles for every day.', image: 'water-bottle' },
          { name: 'Vacuum Flasks', description: 'With a cup for a lid.', image: 'vacuum-flask' },
          { name: 'Camp Mugs', description: 'Enamel that takes a knock.', image: 'enamel-mug' },
        ],
      },
      {
        name: 'Gardening',
        description: 'Tools and pots that get better with use.',
        image: 'plant-pot',
        children: [
          { name: 'Watering Cans', description: 'Balanced, with a fine rose.', image: 'watering-can' },
          { name: 'Plant Pots', description: 'Terracotta and glazed stoneware.', image: 'plant-pot' },
          { name: 'Hand Tools', description: 'Forged heads and ash handles.', image: 'garden-tools' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'TEN',
      name: 'Dome Tent',
      category: 'tents',
      image: 'tent',
      price: 189,
      about: [
        'A free-standing tent in {color} ripstop polyester with two aluminum poles, taped seams and a 3,000 mm water column.',
        '{size}',
        'One person pitches it in ten minutes. Dry it before you put it away.',
      ],
      options: {
        size: [
          option('2 Person', 0, 'Sleeps two: 210 by 140 cm, 115 cm high, 2.6 kg, one porch.'),
          option('3 Person', 60, 'Sleeps three: 215 by 190 cm, 125 cm high, 3.4 kg, two porches.'),
          option(
            '4 Person',
            130,
            'Sleeps four: 220 by 250 cm, 150 cm high, 4.9 kg, two doors and two porches.',
          ),
        ],
        color: plain('Moss', 'Ochre'),
      },
    },
    {
      sku: 'SLP',
      name: 'Sleeping Bag',
      category: 'sleeping-bags',
      image: 'sleeping-bag',
      price: 69,
      about: [
        'Recycled synthetic filling in a soft, brushed shell, with a two-way zip and a hood that draws close. {season}',
        '{length}',
        'Packs into the sack it comes in. Wash at 30 °C without softener.',
      ],
      options: {
        season: [
          option('Summer', 0, 'Comfortable down to 12 °C; 0.9 kg.'),
          option('Three-Season', 40, 'Comfortable down to 4 °C; 1.4 kg.'),
          option('Winter', 90, 'Comfortable down to −5 °C; 1.9 kg.'),
        ],
        length: [
          option('Regular', 0, 'For people up to 180 cm.'),
          option('Long', 10, 'For people up to 200 cm.'),
        ],
      },
    },
    {
      sku: 'CCH',
      name: 'Folding Camp Chair',
      category: 'camp-furniture',
      image: 'camp-chair',
      price: 59,
      about: [
        'A steel frame with a padded seat in {color} polyester canvas, armrests and a side pocket for a bottle.',
        'Seat 42 cm high and 50 cm wide; carries 120 kg, weighs 3.1 kg and folds to 95 by 18 cm.',
        'Wipe it clean and dry it open. The carrying bag is included.',
      ],
      options: { color: plain('Brick', 'Moss', 'Navy', 'Sand') },
    },
    {
      sku: 'HAM',
      name: 'Cotton Hammock',
      category: 'camp-furniture',
      image: 'hammock',
      price: 54,
      about: [
        'Tightly woven cotton in {color} and cream stripes, hung from many thin cords so that it stays flat under you.',
        '{size}',
        'Needs two trees or hooks 3 to 4 m apart; two tree straps are included. Wash at 30 °C, and keep it out of the rain.',
      ],
      options: {
        size: [
          option('Single', 0, 'The cloth measures 200 by 120 cm and carries 140 kg.'),
          option('Double', 25, 'The cloth measures 220 by 160 cm and carries 220 kg.'),
        ],
        color: plain('Terracotta', 'Ocean', 'Mustard'),
      },
    },
    {
      sku: 'BOT',
      name: 'Insulated Water Bottle',
      category: 'water-bottles',
      image: 'water-bottle',
      price: 24,
      about: [
        'Double-walled stainless steel, powder-coated in {color}; keeps drinks cold for 24 hours or hot for 10.',
        '{size}',
        'The lid closes tight with a half turn. Wash by hand; the wide neck takes ice cubes and a brush.',
      ],
      options: {
        size: [
          option('0.5 l', 0, '0.5 l, 22 cm tall, 290 g.'),
          option('0.75 l', 5, '0.75 l, 27 cm tall, 370 g.'),
          option('1 l', 10, '1 l, 29 cm tall, 450 g.', '10'),
        ],
        color: plain('Teal', 'Sand', 'Black', 'Coral'),
      },
    },
    {
      sku: 'FLK',
      name: 'Vacuum Flask',
      category: 'vacuum-flasks',
      image: 'vacuum-flask',
      price: 32,
      about: [
        'Stainless steel inside and out, finished in {color}, with a pouring stopper and a lid that is a 200 ml cup.',
        '{size}',
        'Rinse by hand and leave it open to dry; replacement seals are stocked.',
      ],
      options: {
        size: [
          option('0.5 l', 0, '0.5 l, 24 cm tall: hot for 12 hours.'),
          option('0.75 l', 6, '0.75 l, 28 cm tall: hot for 18 hours.'),
          option('1 l', 12, '1 l, 32 cm tall: hot for 24 hours.', '10'),
        ],
        color: plain('Brick', 'Forest', 'Steel'),
      },
    },
    {
      sku: 'ENM',
      name: 'Enamel Camp Mug',
      category: 'camp-mugs',
      image: 'enamel-mug',
      price: 9,
      about: [
        'Enameled steel in {color} with a rolled steel rim; light, and happy on the edge of a fire.',
        '{size}',
        'Dishwasher safe. A hard knock can chip the enamel, which looks worn but does no harm.',
      ],
      options: {
        size: [
          option('300 ml', 0, '300 ml, 8 cm across, 110 g.'),
          option('500 ml', 3, '500 ml, 9 cm across, 160 g.'),
        ],
        color: plain('Cream', 'Navy', 'Forest'),
      },
    },
    {
      sku: 'WCN',
      name: 'Watering Can',
      category: 'watering-cans',
      image: 'watering-can',
      price: 26,
      about: [
        'Galvanized steel, powder-coated in {color}, with a long spout and a brass rose that comes off for cleaning.',
        '{size}',
        'Empty it before frost.',
      ],
      options: {
        size: [
          option('1.5 l', 0, 'Holds 1.5 l: for windowsills and high shelves.'),
          option('5 l', 14, 'Holds 5 l: for balconies.'),
          option('9 l', 27, 'Holds 9 l: for beds and borders.'),
        ],
        color: plain('Forest', 'Cream', 'Graphite'),
      },
    },
    {
      sku: 'TPT',
      name: 'Terracotta Plant Pot',
      category: 'plant-pots',
      image: 'plant-pot',
      price: 6.5,
      about: [
        'Thick-walled, unglazed clay that breathes, with a hole for drainage and a matching saucer; {finish}.',
        '{size}',
        'Frost-proof to −10 °C if it stands dry. A white bloom comes with time and brushes off.',
      ],
      options: {
        size: [
          option('10 cm', 0, '10 cm across: herbs and seedlings.'),
          option('14 cm', 3, '14 cm across: most house plants.'),
          option('20 cm', 9, '20 cm across: tomatoes and chillies.'),
          option('28 cm', 22, '28 cm across: a small olive or citrus tree.'),
        ],
        finish: [option('Natural', 0, 'left as it was fired'), option('Whitewash', 2, 'brushed with lime')],
      },
    },
    {
      sku: 'GPT',
      name: 'Glazed Planter',
      category: 'plant-pots',
      image: 'plant-pot',
      price: 19,
      about: [
        'Stoneware with a reactive glaze in {color} that runs a little differently on every pot.',
        '{size} No hole in the bottom: put the plant in with its nursery pot.',
        'For indoors and sheltered balconies.',
      ],
      options: {
        size: [
          option('13 cm', 0, '13 cm across, 12 cm high.'),
          option('18 cm', 10, '18 cm across, 17 cm high.'),
          option('26 cm', 30, '26 cm across, 24 cm high.'),
        ],
        color: plain('Sage', 'Ocean', 'Chalk'),
      },
    },
    {
      sku: 'GTL',
      name: 'Garden Hand Tool',
      category: 'hand-tools',
      image: 'garden-tools',
      price: 22,
      about: [
        '{tool}',
        'The head is forged {steel}, the handle oiled ash with a leather loop; 32 cm long.',
        'Brush off the soil, dry it and oil it before the winter.',
      ],
      options: {
        tool: [
          option('Trowel', 0, 'A trowel with a pointed blade and a scale in centimeters for planting bulbs.'),
          option('Fork', 0, 'A fork with three tines for loosening soil round roots.'),
          option('Weeder', 2, 'A forked weeder that levers dandelions out whole.'),
          option('Set of 3', 32, 'Trowel, fork and weeder in a canvas roll.'),
        ],
        steel: [option('Carbon Steel', 0, 'carbon steel'), option('Stainless', 8, 'stainless steel')],
      },
    },
  ],
};
