/** Countries without postal codes, or where many addresses have none (ISO 3166). */
const WITHOUT_POSTAL_CODES = new Set(
  (
    'AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK IE JM KI KM KN KP LY ML MO MR MS MW ' +
    'NA NR NU PA QA RW SB SC SL SR SS ST SX SY TD TF TG TK TL TO TT TV UG VU YE ZW'
  ).split(' '),
);

export const hasPostalCodes = (country: string) => !WITHOUT_POSTAL_CODES.has(country);
