-- A round, a township, a file lies in one county: knowing it, the planner no longer takes `county_id = … and round_id = …` for one
-- row in a million and leaves off joining whole counties row by row. Costs nothing when rows are written.

create statistics village_places (dependencies) on county_id, township_id from village;
create statistics assessment_places (dependencies) on county_id, round_id, township_id from assessment;
create statistics ranking_places (dependencies) on county_id, round_id, township_id from ranking;
create statistics shortlist_entry_places (dependencies) on county_id, round_id, township_id from shortlist_entry;
create statistics decision_village_places (dependencies) on county_id, decision_id, township_id from decision_village;
create statistics opinion_places (dependencies) on county_id, round_id, village_id from opinion;
create statistics site_verification_places (dependencies) on county_id, round_id, village_id from site_verification;
create statistics case_file_places (dependencies) on county_id, round_id, township_id, decision_id from case_file;
create statistics case_problem_places (dependencies) on county_id, case_id from case_problem;
create statistics case_goal_places (dependencies) on county_id, case_id from case_goal;
create statistics import_row_batches (dependencies) on county_id, batch_id from import_row;

analyze village, assessment, ranking, shortlist_entry, decision_village, opinion, site_verification, case_file, case_problem, case_goal, import_row;
