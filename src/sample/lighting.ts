import { type Department, option, plain } from './family.ts';

export const lighting: Department = {
  weightGrams: 1800,
  category: {
    name: 'Lighting',
    description: 'Good light for reading, working and sitting together.',
    image: 'department-lighting',
    children: [
      {
        name: 'Lamps',
        description: 'Lamps to put where you need them.',
        image: 'table-lamp',
        children: [
          { name: 'Desk Lamps', description: 'Light on the page and not in the eyes.', image: 'desk-lamp' },
          { name: 'Table Lamps', description: 'For the bedside and the sideboard.', image: 'table-lamp' },
          { name: 'Floor Lamps', description: 'A corner is all they need.', image: 'floor-lamp' },
        ],
      },
      {
        name: 'Ceiling Lights',
        description: 'Pendants for the table, the hall and the stairs.',
        image: 'pendant-lamp',
        children: [
          { name: 'Metal Pendants', description: 'Spun steel and enamel.', image: 'pendant-lamp' },
          {
            name: 'Fabric Pendants',
            description: 'Linen drums with a soft, even glow.',
            image: 'drum-pendant',
          },
        ],
      },
      {
        name: 'Candles & Lanterns',
        description: 'For evenings that may take a little longer.',
        image: 'candle',
        children: [
          { name: 'Candles', description: 'Scented in glass, and plain for the table.', image: 'candle' },
          { name: 'Lanterns', description: 'Shelter for a flame, indoors and out.', image: 'lantern' },
        ],
      },
    ],
  },
  families: [
    {
      sku: 'DLA',
      name: 'Two-Arm Desk Lamp',
      category: 'desk-lamps',
      image: 'desk-lamp',
      price: 89,
      about: [
        'Two sprung steel arms and a turning head in {color}; it stays where you leave it.',
        'Reaches 65 cm from its 19 cm base and takes an E27 bulb up to 40 W (not included).',
        'The cable is 1.8 m long with a switch on the head. Wipe with a dry cloth.',
      ],
      options: { color: plain('Teal', 'Black', 'White', 'Mustard') },
    },
    {
      sku: 'CLA',
      name: 'Clamp Lamp',
      category: 'desk-lamps',
      image: 'desk-lamp',
      price: 49,
      about: [
        'A small steel lamp in {color} that grips shelves, desks and headboards up to 4 cm thick, with padded jaws.',
        'The gooseneck is 30 cm long. The 5 W LED is built in, warm white (2700 K), and dims in three steps.',
        'The cable is 2 m long. Wipe with a dry cloth.',
      ],
      options: { color: plain('Black', 'White', 'Brick') },
    },
    {
      sku: 'TLA',
      name: 'Ceramic Table Lamp',
      category: 'table-lamps',
      image: 'table-lamp',
      price: 79,
      about: [
        'A round glazed foot in {color} under a tapered linen shade.',
        '{size}',
        'The fabric cable is 2 m long with an in-line switch. Dust the shade with a soft brush.',
      ],
      options: {
        size: [
          option('35 cm', 0, '35 cm tall, shade 24 cm across; takes an E14 bulb up to 28 W (not included).'),
          option('52 cm', 40, '52 cm tall, shade 36 cm across; takes an E27 bulb up to 42 W (not included).'),
        ],
        color: plain('Ink', 'Sage', 'Terracotta', 'Chalk'),
      },
    },
    {
      sku: 'RLA',
      name: 'Rechargeable Table Lamp',
      category: 'table-lamps',
      image: 'table-lamp',
      price: 69,
      about: [
        'A cordless aluminum lamp in {color} for the balcony, the bedside and power cuts; 30 cm tall, 750 g.',
        'The 3 W LED (2700 K) dims by touch and runs 9 hours at full light or 40 at the lowest.',
        'Splash-proof to IP54; charges over USB-C in 4 hours, cable included.',
      ],
      options: { color: plain('Black', 'Sand', 'Brick', 'Forest') },
    },
    {
      sku: 'TRI',
      name: 'Tripod Floor Lamp',
      category: 'floor-lamps',
      image: 'floor-lamp',
      price: 169,
      about: [
        'Three turned legs of {wood} carry a drum shade in {shade}; a pull cord switches it.',
        '150 cm tall, 60 cm across the feet, shade 42 cm across; takes an E27 bulb up to 60 W (not included).',
        'Put together in ten minutes with the key in the box.',
      ],
      options: {
        wood: [option('Ash'), option('Walnut', 40)],
        shade: [
          option('Linen', 0, 'natural linen'),
          option('White', 0, 'white cotton'),
          option('Charcoal', 0, 'charcoal felt'),
        ],
      },
    },
    {
      sku: 'RFL',
      name: 'Reading Floor Lamp',
      category: 'floor-lamps',
      image: 'floor-lamp',
      price: 129,
      about: [
        'A slim steel stem in {color} with a head that tilts, turns and slides up and down.',
        '100 to 140 cm tall on a 25 cm weighted base; the 8 W LED (3000 K, CRI 90) dims without steps.',
        'The cable is 2.2 m long with a foot switch.',
      ],
      options: { color: plain('Black', 'White', 'Brass') },
    },
    {
      sku: 'PEN',
      name: 'Enamel Pendant Light',
      category: 'metal-pendants',
      image: 'pendant-lamp',
      price: 69,
      about: [
        'A dome of spun steel, enameled in {color} outside and white inside, which throws the light down.',
        '{size} Takes an E27 bulb up to 60 W (not included).',
        'With 2 m of fabric cable and a ceiling rose. To be connected by an electrician; wipe with a damp cloth.',
      ],
      options: {
        size: [
          option('22 cm', 0, '22 cm across: in a row over a counter.'),
          option('35 cm', 30, '35 cm across: over a table for four.'),
          option('50 cm', 80, '50 cm across: over a table for eight.'),
        ],
        color: plain('Brick', 'Forest', 'Chalk', 'Black'),
      },
    },
    {
      sku: 'DRU',
      name: 'Linen Drum Pendant',
      category: 'fabric-pendants',
      image: 'drum-pendant',
      price: 59,
      about: [
        'A drum of laminated linen in {color} with an acrylic diffuser below, so that no bulb dazzles.',
        '{size} Takes an E27 bulb up to 42 W (not included).',
        'With 1.5 m of fabric cable and a ceiling rose. To be connected by an electrician.',
      ],
      options: {
        size: [
          option('30 cm', 0, '30 cm across, 20 cm high.'),
          option('40 cm', 20, '40 cm across, 24 cm high.'),
          option('60 cm', 60, '60 cm across, 28 cm high.'),
        ],
        color: plain('Natural', 'Sage', 'Charcoal'),
      },
    },
    {
      sku: 'CDL',
      name: 'Scented Candle',
      category: 'candles',
      image: 'candle',
      price: 19,
      about: [
        'Rapeseed and coconut wax with a cotton wick, poured into a reusable glass. It smells of {scent}.',
        '{size}',
        'Let the whole surface melt the first time, and trim the wick to 5 mm. Never leave it burning alone.',
      ],
      options: {
        size: [
          option('120 g', 0, '120 g, burns for about 25 hours.'),
          option('220 g', 11, '220 g, burns for about 45 hours.'),
        ],
        scent: [
          option('Fig Leaf', 0, 'fig leaf, green stems and a little coconut'),
          option('Cedar', 0, 'cedar, pepper and dry moss'),
          option('Orange Blossom', 0, 'orange blossom, neroli and honey'),
          option('Rain', 0, 'wet earth, mint and river stones'),
        ],
      },
    },
    {
      sku: 'DIN',
      name: 'Dinner Candles',
      category: 'candles',
      image: 'candle',
      price: 14,
      about: [
        '{set} Tapered candles of pure stearin, colored through in {color}.',
        '25 cm tall, 2.2 cm at the foot; each burns for about 7 hours and hardly drips out of the draft.',
        'Unscented.',
      ],
      options: {
        set: [option('Set of 6', 0, 'Six candles.'), option('Set of 12', 10, 'Twelve candles.')],
        color: plain('Ivory', 'Rust', 'Moss', 'Plum'),
      },
    },
    {
      sku: 'LAN',
      name: 'Garden Lantern',
      category: 'lanterns',
      image: 'lantern',
      price: 34,
      about: [
        'Powder-coated steel in {color} with four panes of glass and a hinged door, for one pillar candle.',
        '{size}',
        'Stands and hangs; bring it in for the winter and it will not rust.',
      ],
      options: {
        size: [option('25 cm', 0, '25 cm tall, 14 cm wide.'), option('40 cm', 22, '40 cm tall, 20 cm wide.')],
        color: plain('Forest', 'Black', 'White'),
      },
    },
  ],
};
