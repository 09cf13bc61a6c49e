/** All reference designs, in the order in which they are shown. */
import type { Design } from './design.ts';
import { checkout } from './designs/checkout.ts';
import { claimCheck } from './designs/claim-check.ts';
import { clickstream } from './designs/clickstream.ts';
import { fraudWindows } from './designs/fraud-windows.ts';
import { invoiceWorkers } from './designs/invoice-workers.ts';
import { jobTable } from './designs/job-table.ts';
import { livePrices } from './designs/live-prices.ts';
import { newsletter } from './designs/newsletter.ts';
import { orderEvents } from './designs/order-events.ts';
import { partnerApi } from './designs/partner-api.ts';
import { positionStream } from './designs/position-stream.ts';
import { report } from './designs/report.ts';
import { searchCopy } from './designs/search-copy.ts';
import { serviceCall } from './designs/service-call.ts';
import { tenantRouting } from './designs/tenant-routing.ts';
import { webhooks } from './designs/webhooks.ts';

export const designs: readonly Design[] = [
  serviceCall,
  positionStream,
  partnerApi,
  livePrices,
  newsletter,
  webhooks,
  report,
  tenantRouting,
  orderEvents,
  checkout,
  searchCopy,
  fraudWindows,
  clickstream,
  invoiceWorkers,
  jobTable,
  claimCheck,
];
