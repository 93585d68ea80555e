/** Fictional people and places. E-mail domains and telephone numbers are reserved for examples and fiction. */
type SampleAddress = {
  line1: string;
  line2: string | null;
  city: string;
  region: string | null;
  postalCode: string;
  country: string;
  phone: string | null;
};

export const samplePeople: { name: string; email: string }[] = [
  { name: 'Amelia Hartwell', email: 'amelia.hartwell@example.com' },
  { name: 'Kwame Mensah', email: 'kwame.mensah@example.org' },
  { name: 'Sofía Ramírez Ortega', email: 'sofia.ramirez@example.com' },
  { name: 'Lukas Brandt', email: 'lukas.brandt@example.net' },
  { name: 'Yuki Tanaka', email: 'yuki.tanaka@example.com' },
  { name: 'Priya Raghavan', email: 'priya.raghavan@example.org' },
  { name: 'Ciarán Ó Briain', email: 'ciaran.obriain@example.net' },
  { name: 'Élodie Marchand', email: 'elodie.marchand@example.com' },
  { name: 'Mateus Oliveira', email: 'mateus.oliveira@example.com' },
  { name: 'Ingrid Solberg', email: 'ingrid.solberg@example.org' },
  { name: 'Chinedu Okafor', email: 'chinedu.okafor@example.com' },
  { name: 'Hana Nováková', email: 'hana.novakova@example.net' },
  { name: 'Wei Ling Tan', email: 'weiling.tan@example.com' },
  { name: 'Giulia Ferrante', email: 'giulia.ferrante@example.org' },
  { name: 'Omar El-Sayed', email: 'omar.elsayed@example.com' },
  { name: 'Noah Whitfield', email: 'noah.whitfield@example.com' },
  { name: 'Katarzyna Wójcik', email: 'kasia.wojcik@example.net' },
  { name: 'Minh Anh Nguyễn', email: 'minhanh.nguyen@example.com' },
  { name: 'Aroha Ngata', email: 'aroha.ngata@example.org' },
  { name: 'Daniel Okonjo-Reyes', email: 'd.okonjo.reyes@example.com' },
  { name: 'Zeynep Aydın', email: 'zeynep.aydin@example.com' },
  { name: 'Björn Lindqvist', email: 'bjorn.lindqvist@example.net' },
  { name: 'Fatima Zahra Benali', email: 'fatima.benali@example.com' },
  { name: 'Thandiwe Dlamini', email: 'thandiwe.dlamini@example.org' },
  { name: 'Grace Pemberton', email: 'grace.pemberton@example.com' },
  { name: 'João Nascimento', email: 'joao.nascimento@example.com' },
  { name: 'Min-jun Park', email: 'minjun.park@example.net' },
  { name: 'Eleni Papadaki', email: 'eleni.papadaki@example.org' },
  { name: 'Andrei Munteanu', email: 'andrei.munteanu@example.com' },
  { name: 'Saoirse Kinsella', email: 'saoirse.kinsella@example.com' },
  { name: 'Rashid Qureshi', email: 'rashid.qureshi@example.net' },
  { name: 'Marieke van der Velde', email: 'marieke.vandervelde@example.com' },
  { name: 'Tomás Herrera', email: 'tomas.herrera@example.org' },
  { name: 'Leilani Kealoha', email: 'leilani.kealoha@example.com' },
  { name: 'Aino Virtala', email: 'aino.virtala@example.com' },
  { name: 'Rohan Deshmukh', email: 'rohan.deshmukh@example.net' },
  { name: 'Camille Bouchard', email: 'camille.bouchard@example.com' },
  { name: 'Noam Ben-Ari', email: 'noam.benari@example.org' },
  { name: 'Signe Kjeldgaard', email: 'signe.kjeldgaard@example.com' },
  { name: 'Marcus Delacroix-Young', email: 'marcus.dy@example.com' },
  { name: 'Oksana Shevchuk', email: 'oksana.shevchuk@example.net' },
  { name: 'Isabel Montoya', email: 'isabel.montoya@example.com' },
];

/** Creates an address from street, city, region, postal code and country, plus optional fields. */
function address(
  line1: string,
  city: string,
  region: string | null,
  postalCode: string,
  country: string,
  rest: { line2?: string; phone?: string } = {},
): SampleAddress {
  return { line1, line2: rest.line2 ?? null, city, region, postalCode, country, phone: rest.phone ?? null };
}

export const sampleAddresses: SampleAddress[] = [
  address('418 Lanternwood Avenue', 'Portland', 'OR', '97214', 'US', { phone: '+1 503 555 0114' }),
  address('77 Quarry Mill Road', 'Asheville', 'NC', '28801', 'US', {
    line2: 'Apt 3B',
    phone: '+1 828 555 0137',
  }),
  address('2605 Pepperbush Lane', 'Austin', 'TX', '78704', 'US', { phone: '+1 512 555 0162' }),
  address('19 Tidewater Steps', 'Baltimore', 'MD', '21230', 'US'),
  address('930 Cottonwood Bend', 'Boulder', 'CO', '80302', 'US', { phone: '+1 303 555 0108' }),
  address('1142 Old Ferry Street', 'Brooklyn', 'NY', '11201', 'US', {
    line2: 'Floor 4',
    phone: '+1 718 555 0149',
  }),
  address('56 Plumeria Terrace', 'Honolulu', 'HI', '96816', 'US', { phone: '+1 808 555 0171' }),
  address('3380 Marigold Court', 'Madison', 'WI', '53703', 'US'),
  address('240 Harbour Light Drive', 'Halifax', 'NS', 'B3J 1S9', 'CA', { phone: '+1 902 555 0126' }),
  address('815 rue des Tisserands', 'Montréal', 'QC', 'H2X 1Y4', 'CA', { line2: 'App. 12' }),
  address('1207 Cedar Hollow Crescent', 'Vancouver', 'BC', 'V5T 1R8', 'CA', { phone: '+1 604 555 0183' }),
  address('14 Weaver’s Yard', 'Leeds', null, 'LS2 7EE', 'GB', { phone: '+44 113 496 0218' }),
  address('Flat 6, 82 Copperfield Rise', 'London', null, 'E8 3RL', 'GB', { phone: '+44 20 7946 0356' }),
  address('3 Kirkgate Wynd', 'Edinburgh', null, 'EH6 5DG', 'GB', { phone: '+44 131 496 0472' }),
  address('Rose Cottage', 'Totnes', 'Devon', 'TQ9 5QR', 'GB', { line2: '9 Hatchet Lane' }),
  address('27 Lamplighter Row', 'Dublin', null, 'D08 X2A4', 'IE'),
  address('5 Saltmarsh Terrace', 'Galway', null, 'H91 Y7K3', 'IE'),
  address('38 rue du Moulin-Neuf', 'Lyon', null, '69004', 'FR', { phone: '+33 4 65 71 42 17' }),
  address('11 impasse des Glycines', 'Nantes', null, '44000', 'FR', {
    line2: 'Bâtiment C',
    phone: '+33 2 61 91 08 35',
  }),
  address('Lindenhofweg 23', 'Berlin', null, '10437', 'DE', { phone: '+49 30 23125 014' }),
  address('Alte Färbergasse 8', 'Freiburg im Breisgau', null, '79098', 'DE'),
  address('Kornspeicher 41', 'Hamburg', null, '20457', 'DE', {
    line2: '3. Stock',
    phone: '+49 40 66969 127',
  }),
  address('Webergasse 17', 'Graz', null, '8020', 'AT', { line2: 'Tür 9' }),
  address('Obere Mühlehalde 4', 'Bern', null, '3011', 'CH'),
  address('Pakhuiskade 112', 'Utrecht', null, '3511 LN', 'NL'),
  address('Vlaslaan 29', 'Gent', null, '9000', 'BE', { line2: 'bus 2' }),
  address('Calle del Almendro Viejo 15', 'Valencia', null, '46001', 'ES', { line2: '2.º izda.' }),
  address('Travessa da Oliveirinha 6', 'Porto', null, '4050-318', 'PT'),
  address('Via dei Cestai 44', 'Bologna', 'BO', '40124', 'IT', { line2: 'Scala B' }),
  address('Fyrvaktargatan 12', 'Göteborg', null, '413 05', 'SE', { phone: '+46 31 390 06 14' }),
  address('Tranbærstien 7', 'Bergen', null, '5003', 'NO'),
  address('Skippergårdsvej 31', 'Aarhus C', null, '8000', 'DK', { line2: '1. th.' }),
  address('Majakkapolku 18 A 5', 'Turku', null, '20100', 'FI'),
  address('ul. Tkacka Stara 22/7', 'Gdańsk', null, '80-836', 'PL'),
  address('Na Vinici 9', 'Brno', null, '602 00', 'CZ'),
  address('16 Banksia Loop', 'Fremantle', 'WA', '6160', 'AU', { phone: '+61 8 7010 4182' }),
  address('Unit 4, 201 Wattlebird Street', 'Melbourne', 'VIC', '3065', 'AU', { phone: '+61 3 7010 6235' }),
  address('63 Kōwhai Bay Road', 'Nelson', null, '7010', 'NZ'),
  address('Sakurazaka 2-14-9', 'Kyoto', 'Kyoto', '604-8152', 'JP', { line2: 'Room 302' }),
  address('27 Jalan Kenanga Lama', 'Singapore', null, '549312', 'SG', { line2: '#05-11' }),
  address('Rua das Jabuticabeiras 340', 'Curitiba', 'PR', '80420-090', 'BR', { line2: 'Apto 81' }),
  address('Calle Jacarandas 58', 'Oaxaca de Juárez', 'OAX', '68000', 'MX'),
];

/** Customers' notes on orders. */
export const sampleNotes: string[] = [
  'Please ring twice, the bell is quiet.',
  'Leave it with the neighbor on the ground floor if nobody answers.',
  'It is a present: no invoice in the parcel, please.',
  'Not before 10 in the morning, thank you.',
  'The side gate is open; the porch is dry.',
  'Please pack the glasses well, the last stairs are steep.',
  'Call when you are near, there is no name on the door yet.',
  'No hurry with this one.',
];
